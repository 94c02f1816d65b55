# file: app/main.py
from fastapi import APIRouter, FastAPI

from app.registry import plugins

api = APIRouter(prefix="/api")


def install(router):
    for plugin in plugins.all():
        if plugin.hooks:
            router.include_router(plugin.hooks, prefix="/{tenant}/hooks")


install(api)
app = FastAPI()
app.include_router(api)

# file: app/registry.py
from importlib.metadata import entry_points


class Registry:
    def __init__(self):
        self.known = []

    def all(self):
        return iter(self.known)

    def load(self):
        for entry in entry_points().select(group="app.plugins"):
            self.known.append(entry.load())


plugins = Registry()


class Plugin:
    hooks = None

# file: app/chat.py
from fastapi import APIRouter

from app.registry import Plugin

router = APIRouter()
other = APIRouter(prefix="/other")


@router.post("/chat/event")                  # itmap: http_route POST /api/{tenant}/hooks/chat/event
def event():
    return {}


# No class hands it out under the name that is mounted.
@other.get("/left")                          # itmap: http_route GET /other/left
def left():
    return {}


class Chat(Plugin):
    hooks = router
    unrelated = other
