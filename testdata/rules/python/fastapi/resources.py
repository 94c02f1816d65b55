# Class resources of fastapi-utils, and receivers whose type nobody says.
# file: main.py
from fastapi import FastAPI
from fastapi_utils import Api, Resource

app = FastAPI()
api = Api(app)


class Users(Resource):
    def get(self):
        return []

    def post(self):
        return {}


api.add_resource(Users(), "/users", "/people")  # itmap: http_route GET|POST /users ; http_route GET|POST /people

# file: plugin.py
import fastapi


def load(app):
    @app.get("/loaded/{name}")  # itmap: http_route GET /loaded/{name}
    def loaded(name: str):
        return fastapi.Response(name)


def fetch(client, cache):
    @client.get("/no-route")  # ok: http_route
    def hook():
        return None

    return cache.get("/no-route")  # ok: http_route
