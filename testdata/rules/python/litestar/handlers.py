# Handlers are routes where a router or the application takes them.
# file: app.py
from litestar import Controller, Litestar, Router, get, post, route, websocket
from litestar.static_files import create_static_files_router

from items import Items, summary


@get("/")  # itmap: http_route GET /v1
async def index() -> dict:
    return {}


@get(["/health", "/healthz"])  # itmap: http_route GET /v1/health ; http_route GET /v1/healthz
async def health() -> dict:
    return {}


@route("/multi", http_method=["GET", "POST"])  # itmap: http_route GET|POST /v1/api/multi
async def multi() -> dict:
    return {}


@websocket("/chat/{room:str}")  # itmap: websocket GET /v1/chat/{room}
async def chat(socket) -> None:
    return None


api = Router(path="/api", route_handlers=[multi, Items])
app = Litestar(
    path="/v1",
    route_handlers=[
        index,
        health,
        chat,
        api,
        Router("/inline", route_handlers=[summary]),
        create_static_files_router(path="/static", directories=["static"]),  # itmap: static ANY /v1/static
    ],
)

# file: items.py
from litestar import Controller, delete, get, post


class Items(Controller):
    path = "/items"

    @get()  # itmap: http_route GET /v1/api/items
    async def all(self) -> list:
        return []

    @post("")  # itmap: http_route POST /v1/api/items
    async def create(self) -> dict:
        return self.client.get("/x")  # ok: http_route

    @delete("/{item_id:int}", status_code=204)  # itmap: http_route DELETE /v1/api/items/{item_id}
    async def remove(self, item_id: int) -> None:
        return None


@get("/summary")  # itmap: http_route GET /v1/inline/summary
async def summary() -> dict:
    return {}
