# Sockets of a Django project: an application that parts protocols, routes of another file.
# file: site/asgi.py
from channels.routing import ProtocolTypeRouter, URLRouter
from django.core.asgi import get_asgi_application
from django.urls import path

from chat.consumers import Status
from chat.routing import websocket_urlpatterns

application = ProtocolTypeRouter({
    "http": get_asgi_application(),
    "websocket": URLRouter(
        websocket_urlpatterns
        + [
            path("ws/status/", Status.as_asgi()),  # itmap: websocket GET /ws/status/
        ]
    ),
})

# file: chat/routing.py
from django.urls import re_path

from . import consumers

websocket_urlpatterns = [
    re_path(r"^ws/chat/(?P<room>\w+)/$", consumers.Chat.as_asgi()),  # itmap: websocket GET /ws/chat/{room}/
]

# file: chat/consumers.py
from channels.generic.websocket import AsyncWebsocketConsumer


class Chat(AsyncWebsocketConsumer):
    async def connect(self):
        await self.accept()  # ok: websocket


class Status(AsyncWebsocketConsumer):
    async def receive(self, text_data=None):
        return None
