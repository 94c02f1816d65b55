# Routers in routers, in other files, and a sub-application.
# file: main.py
from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route, WebSocketRoute

import items
from settings import settings
from users import router as users_router


def version(request):
    return PlainTextResponse("1")


async def live(socket):
    await socket.accept()


app = FastAPI(
    routes=[
        Route("/version", version),  # itmap: http_route GET /version
        Mount(
            "/internal",
            routes=[
                Route("/reload", version, methods=["POST"]),  # itmap: http_route POST /internal/reload
                WebSocketRoute("/live", live),  # itmap: websocket /internal/live
            ],
        ),
    ],
)
admin = FastAPI(root_path="/ignored")

app.include_router(users_router, prefix=settings.API)
app.include_router(items.router, prefix="/a")
app.include_router(items.router, prefix="/b", tags=["again"])
app.mount("/admin", app=admin)
app.mount("/static", StaticFiles(directory="static"), name="static")  # itmap: static /static


@app.get("/")  # itmap: http_route GET /
def root(cache):
    return cache.get("/no-route")  # ok: http_route


@admin.delete("/users/{name:path}")  # itmap: http_route DELETE /admin/users/{name*}
def remove(name: str):
    return None


@app.api_route("/any", methods=["GET", "HEAD"])  # itmap: http_route GET|HEAD /any
def anything():
    return None


app.add_api_route("/added", root, methods={"PUT"})  # itmap: http_route PUT /added
app.add_api_route("/read", endpoint=root)  # itmap: http_route GET /read
app.add_api_websocket_route("/feed", live)  # itmap: websocket /feed


@app.websocket("/ws/{room}")  # itmap: websocket /ws/{room}
async def room(socket, room: str):
    await socket.accept()


# file: settings.py
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    API: str = "/api"


settings = Settings()

# file: items.py
from fastapi import APIRouter

router = APIRouter(prefix="/items")


# An empty path is the prefix itself; a slash stays.
@router.get("")  # itmap: http_route GET /a/items ; http_route GET /b/items
@router.post("/")  # itmap: http_route POST /a/items/ ; http_route POST /b/items/
def items():
    return []


# file: users.py
from fastapi import APIRouter, Depends

from pets import pets

router = APIRouter(tags=["users"])
me = APIRouter()
router.include_router(pets, prefix="/users/{user_id}")
router.include_router(me, prefix="/me", dependencies=[Depends(print)])


@me.get("/name")  # itmap: http_route GET /api/me/name
def name():
    return ""


# file: pets.py
from fastapi.routing import APIRouter

pets = APIRouter(prefix="/pets")


@pets.get(  # itmap: http_route GET /api/users/{user_id}/pets/{pet_id}
    "/{pet_id}",
)
def pet(user_id: int, pet_id: int):
    return {}
