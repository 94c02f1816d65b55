# An API with routers of other files, given as values and as names, mounted in the URL configuration.
# file: site/urls.py
from django.urls import path

from site.api import api

urlpatterns = [
    path("api/", api.urls),  # ok: http_route
]

# file: site/api.py
from ninja import NinjaAPI

from events import router as events

api = NinjaAPI()
api.add_router("/events", events)
api.add_router("/news/", "news.router")


@api.get("/items/{int:item_id}")  # itmap: http_route GET /api/items/{item_id}
def item(request, item_id: int):
    return request.GET.get("x")  # ok: http_route


@api.api_operation(["POST", "PATCH"], "/mixed")  # itmap: http_route PATCH|POST /api/mixed
def mixed(request):
    return {}


# file: events.py
from ninja import Router

router = Router()


@router.post("/{event_id}/close")  # itmap: http_route POST /api/events/{event_id}/close
def close(request, event_id: int):
    return {}


# file: news.py
from ninja import Router

router = Router()


@router.get("/latest")  # itmap: http_route GET /api/news/latest
def latest(request, page: int = 1):
    return []
