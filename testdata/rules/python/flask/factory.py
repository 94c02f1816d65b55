# Application factories, loops over blueprints, a blueprint under two prefixes, registration by a function.
# file: shop/__init__.py
from flask import Flask


def create_app(config=None):
    app = Flask(__name__)
    app.config.from_object(config)
    register_blueprints(app)

    @app.route("/ready")  # itmap: http_route GET /ready
    def ready():
        return app.config.get("/no-route")  # ok: http_route

    return app


def register_blueprints(app):
    from shop import orders
    from shop.users import admin, users

    for blueprint, prefix in ((users, "/api/users"), (admin, "/api/admin")):
        app.register_blueprint(blueprint, url_prefix=prefix)
    app.register_blueprint(orders.blueprint, url_prefix="/v1/orders")
    app.register_blueprint(orders.blueprint, url_prefix="/v2/orders", name="orders2")


# file: shop/orders.py
from flask import Blueprint
from flask.views import MethodView

blueprint = Blueprint("orders", __name__)


class Item(MethodView):
    def get(self, id):
        return {}

    def patch(self, id):
        return {}


class Group(MethodView):
    def get(self):
        return []

    def post(self):
        return {}


def register(item, group, name):
    blueprint.add_url_rule(f"/{name}/<int:id>", view_func=item.as_view(f"{name}-item"))
    blueprint.add_url_rule(f"/{name}/", view_func=group.as_view(f"{name}-group"))


# itmap: http_route GET|PATCH /v1/orders/lines/{id} ; http_route GET|PATCH /v2/orders/lines/{id}
# itmap: http_route GET|POST /v1/orders/lines/ ; http_route GET|POST /v2/orders/lines/
register(Item, Group, "lines")

# file: shop/users.py
import flask

users = flask.Blueprint("users", __name__, url_prefix="/replaced")
admin = flask.Blueprint("admin", __name__)


@users.route("", methods=("GET", "POST"))  # itmap: http_route GET|POST /api/users
@users.route("/all")  # itmap: http_route GET /api/users/all
def listed():
    return []


@admin.errorhandler(404)
@admin.before_request
def nothing():
    return None


@admin.delete("/<name>")  # itmap: http_route DELETE /api/admin/{name}
def remove(name):
    return None
