# Routes by methods, by tables, by decorators; resources, views, sub-applications, files.
# file: main.py
from aiohttp import web

from admin import make_admin
from items import routes as item_routes


async def index(request):
    return web.json_response(request.query.get("/no-route"))  # ok: http_route


class Users(web.View):
    async def get(self):
        return web.Response()

    async def post(self):
        return web.Response()


def setup_routes(app):
    app.router.add_get("/", index)  # itmap: http_route GET /
    app.router.add_route("*", "/any/{tail:.*}", index)  # itmap: http_route ANY /any/{tail*}
    app.router.add_view("/users", Users)  # itmap: http_route GET|POST /users
    app.router.add_static("/files/", path="files")  # itmap: static /files/
    one = app.router.add_resource("/one/{id}")
    one.add_route("PUT", index)  # itmap: http_route PUT /one/{id}
    one.add_route("DELETE", index)  # itmap: http_route DELETE /one/{id}


app = web.Application()
setup_routes(app)
app.add_routes(
    [
        web.post("/orders", index),  # itmap: http_route POST /orders
        web.route("PATCH", r"/orders/{id:\d+}", index),  # itmap: http_route PATCH /orders/{id}
        web.view("/people", Users),  # itmap: http_route GET|POST /people
        web.static("/img", "images"),  # itmap: static /img
    ]
)
app.add_routes(item_routes)
app.add_subapp("/admin/", make_admin())

# file: items.py
from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/items/{name}")  # itmap: http_route GET /items/{name}
async def item(request):
    return web.Response(text=request.match_info["name"])


@routes.view("/items")  # itmap: http_route DELETE /items
class Items(web.View):
    async def delete(self):
        return web.Response()


# file: admin.py
from aiohttp import web


async def reload(request):
    return web.Response()


def make_admin():
    admin = web.Application()
    admin.router.add_post("/reload", reload)  # itmap: http_route POST /admin/reload
    return admin
