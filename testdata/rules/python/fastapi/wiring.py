# Routers that travel: lists, loops, factories, classes, subclasses, parameters.
# file: main.py
from enum import Enum

from fastapi import FastAPI

import api
from api import routers
from classes import Greeter, UserRouter, users
from plugins import install


class Prefix(str, Enum):
    V1 = "/v1"


def create_app() -> FastAPI:
    app = FastAPI()
    for router in routers:
        app.include_router(router, prefix=Prefix.V1.value)
    app.include_router(router=Greeter("/hi").router, prefix=f"{Prefix.V1.value}/greet")  # itmap: http_route GET /v1/greet/hi ; http_route POST /v1/greet/hi/{name}
    app.include_router(users)
    app.include_router(api.make_router("/made"), prefix="/factory")
    install(app, "/plugins")
    return app


app = create_app()

# file: api.py
from fastapi import APIRouter

first = APIRouter(prefix="/first")
second = APIRouter()
routers = [first, second]


@first.get("/a")  # itmap: http_route GET /v1/first/a
def a():
    return second.get("/no-route")  # ok: http_route


def b():
    return ""


second.get("/b")(b)  # itmap: http_route GET /v1/b


def make_router(path: str) -> APIRouter:
    router = APIRouter()

    @router.put(path)  # itmap: http_route PUT /factory/made
    def made():
        return ""

    return router


# file: classes.py
from fastapi import APIRouter, Depends
from fastapi_utils.cbv import cbv


class UserRouter(APIRouter):
    def __init__(self, prefix: str = "", **kwargs):
        super().__init__(prefix="/u" + prefix, dependencies=[Depends(print)], **kwargs)


users = UserRouter("/users")


@cbv(users)
class Users:
    session = Depends(print)

    @users.get("")  # itmap: http_route GET /u/users
    def all(self):
        return []

    @users.delete("/{user_id:uuid}")  # itmap: http_route DELETE /u/users/{user_id}
    def remove(self, user_id):
        return None


class Greeter:
    def __init__(self, path):
        self.router = APIRouter()
        self.router.add_api_route(path, self.greet, methods=["GET"])
        self.router.add_api_route(path + "/{name}", endpoint=self.greet, methods=["POST"])

    def greet(self):
        return ""


# file: plugins.py
from fastapi import APIRouter, FastAPI, WebSocket

router = APIRouter()


def install(parent: FastAPI, base: str):
    child = FastAPI()
    child.include_router(router, prefix="/events")
    parent.mount(base, child)

    @parent.head(base + "/alive")  # itmap: http_route HEAD /plugins/alive
    def alive():
        return None


@router.websocket("/live")  # itmap: websocket /plugins/events/live
async def live(socket: WebSocket):
    await socket.accept()


@router.api_route("/all", methods=["GET", "PATCH"])  # itmap: http_route GET|PATCH /plugins/events/all
def everything():
    return ""
