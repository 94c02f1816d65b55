# The default application, applications of their own, mounts, merges, routes by call.
# file: app.py
from bottle import Bottle, get, request, route, static_file

import admin

app = Bottle()
api = Bottle()
extra = Bottle()


@route("/ping")  # itmap: http_route GET /ping
@route("/pong/<name>", method=["GET", "POST"])  # itmap: http_route GET|POST /pong/{name}
def ping(name=None):
    return request.query.get("name")  # ok: http_route


@get("/files/<path:path>")  # itmap: http_route GET /files/{path*}
def files(path):
    return static_file(path, root="files")


@app.route("/login", "POST")  # itmap: http_route POST /login
def login():
    return {}


@api.delete("/users/<id:int>")  # itmap: http_route DELETE /api/users/{id}
def remove(id):
    return {}


@extra.put("/extra")  # itmap: http_route PUT /extra
def more():
    return {}


def health():
    return {}


app.route("/health", method="GET", callback=health)  # itmap: http_route GET /health
app.mount("/api", api)
app.merge(extra)
app.mount("/admin/", admin.app)

# file: admin.py
import bottle

app = bottle.Bottle()


@app.get("/users")  # itmap: http_route GET /admin/users
def users():
    return {}
