# A Socket.IO server below an application.
# file: main.py
import socketio
from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.routing import Mount, Route

from live import live

app = FastAPI()
inner = FastAPI()


@inner.get("/state")  # itmap: http_route GET /inner/state
def state():
    return {}


app.mount("/ws", live.app)  # itmap: websocket /ws
app.mount("/inner", inner)  # ok: websocket

server = socketio.AsyncServer()
other = Starlette(routes=[
    Mount("/socket.io", app=socketio.ASGIApp(server)),  # itmap: websocket /socket.io
    Route("/plain", state),  # itmap: http_route GET /plain
])

# file: live.py
import socketio


class Live:
    def __init__(self):
        self.server = socketio.AsyncServer(async_mode="asgi")
        self.app = socketio.ASGIApp(self.server, socketio_path="/ws/socket.io")


live = Live()
