# Resources on an application, on a blueprint, and by a wrapper of the project.
# file: app.py
from flask import Blueprint, Flask
from flask_restful import Api, Resource

from items import ItemList


class ScopedApi(Api):
    def add_scoped(self, resource, *urls, **kwargs):
        return self.add_resource(resource, *urls, **kwargs)


class Ping(Resource):
    def get(self):
        return {}


class Base(Resource):
    def delete(self):
        return {}


class Derived(Base):
    def put(self):
        return self.get("/no-route")  # ok: http_route


app = Flask(__name__)
blueprint = Blueprint("v1", __name__, url_prefix="/v1")
api = Api(blueprint, prefix="/api")
scoped = ScopedApi(app)
late = Api()
late.init_app(app)
app.register_blueprint(blueprint)

api.add_resource(Ping, "/ping")  # itmap: http_route GET /v1/api/ping
api.add_resource(ItemList, "/items", "/items/all", endpoint="items")  # itmap: http_route GET|POST /v1/api/items ; http_route GET|POST /v1/api/items/all
late.add_resource(Derived, "/derived/<int:id>")  # itmap: http_route DELETE|PUT /derived/{id}


scoped.add_scoped(Ping, "/scoped", "/scoped/all", endpoint="scoped")  # itmap: http_route GET /scoped ; http_route GET /scoped/all


@late.resource("/decorated")  # itmap: http_route GET /decorated
class Decorated(Resource):
    def get(self):
        return {}


# file: items.py
from flask_restful import Resource


class ItemList(Resource):
    def get(self):
        return []

    def post(self):
        return {}
