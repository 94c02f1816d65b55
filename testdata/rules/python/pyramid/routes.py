# Routes get their path from the configurator under a name; views say which name they serve.
# file: app.py
from pyramid.config import Configurator


def health(request):
    return {}


def main(global_config, **settings):
    config = Configurator(settings=settings)
    config.add_route("home", "/")  # ok: http_route
    config.add_route("user", "/users/{id:\\d+}")  # ok: http_route
    config.add_route(name="orders", pattern="/orders")
    config.add_route("unseen", "/unseen")  # ok: http_route
    config.add_route("health", "/health", request_method="GET")  # itmap: http_route GET /health
    config.add_view(health, route_name="health")  # ok: http_route
    config.add_route("ready", "/ready")
    config.add_view(health, route_name="ready", request_method="HEAD")  # itmap: http_route HEAD /ready
    config.add_static_view(name="assets", path="public")  # itmap: static ANY /assets
    config.include("api", route_prefix="/api")
    config.scan()
    return config.make_wsgi_app()


# file: api.py
from pyramid.config import Configurator


def includeme(config: Configurator):
    config.add_route("tags", "/tags")


# file: views.py
from pyramid.view import view_config, view_defaults


@view_config(route_name="home", renderer="json")  # itmap: http_route ANY /
def home(request):
    return {"q": request.GET["q"]}


@view_config(route_name="user", request_method="GET")  # itmap: http_route GET /users/{id}
@view_config(route_name="tags", request_method=("PUT", "POST"))  # itmap: http_route POST|PUT /api/tags
def user(request):
    return {}


@view_defaults(route_name="orders", renderer="json")
class Orders:
    @view_config(request_method="GET")  # itmap: http_route GET /orders
    def list(self):
        return {}

    @view_config(route_name="tags", request_method="DELETE")  # itmap: http_route DELETE /api/tags
    def remove(self):
        return {}


@view_config(context=ValueError)  # ok: http_route
def failed(request):
    return {}
