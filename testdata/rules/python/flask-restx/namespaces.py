# Namespaces with and without a path of their own, filled in other files.
# file: app.py
from flask import Blueprint, Flask
from flask_restx import Api, Resource

from items import ns as items
from users import api as users

blueprint = Blueprint("api", __name__, url_prefix="/api")
api = Api(blueprint, title="Shop", prefix="/v2")
api.add_namespace(items)
api.add_namespace(users, path="/people")
app = Flask(__name__)
app.register_blueprint(blueprint)

orders = api.namespace("orders", description="made and added in one")


@orders.route("/", "/all")  # itmap: http_route GET /api/v2/orders/ ; http_route GET /api/v2/orders/all
class Orders(Resource):
    def get(self):
        return orders.get("/no-route")  # ok: http_route


@api.route("/ping")  # itmap: http_route GET|POST /api/v2/ping
class Ping(Resource):
    def get(self):
        return {}

    def post(self):
        return {}


class Late(Resource):
    def put(self):
        return {}


api.add_resource(Late, "/late")  # itmap: http_route PUT /api/v2/late
orders.add_resource(Late, "/<int:id>/late")  # itmap: http_route PUT /api/v2/orders/{id}/late

# file: items.py
from flask_restx import Namespace, Resource

ns = Namespace("items", description="lies at /items")


@ns.route("/<string:id>")  # itmap: http_route GET|DELETE /api/v2/items/{id}
@ns.param("id", "The item")
class Item(Resource):
    def get(self, id):
        return {}

    def delete(self, id):
        return {}


# file: users.py
from flask_restx import Namespace, Resource

api = Namespace("users", path="/replaced")


@api.route("/me")  # itmap: http_route GET /api/v2/people/me
class Me(Resource):
    def get(self):
        return {}
