# Routes, WebSockets and nested blueprints of Quart.
# file: app.py
from quart import Blueprint, Quart, request, websocket
from quart.views import MethodView

from items import items

app = Quart(__name__)
api = Blueprint("api", __name__, url_prefix="/api")
api.register_blueprint(items, url_prefix="/items")
app.register_blueprint(api)


@app.route("/health")  # itmap: http_route GET /health
async def health():
    return await cache.get("/no-route")  # ok: http_route


@app.websocket("/live/<room>")  # itmap: websocket /live/{room}
async def live(room):
    await websocket.send(room)


class Users(MethodView):
    async def get(self):
        return request.args["page"]

    async def post(self):
        return {}


async def feed():
    await websocket.receive()


app.add_url_rule("/users", view_func=Users.as_view("users"))  # itmap: http_route GET|POST /users
api.add_websocket("/feed", view_func=feed)  # itmap: websocket /api/feed

# file: items.py
from quart import Blueprint

items = Blueprint("items", __name__)


@items.delete("/<int:id>")  # itmap: http_route DELETE /api/items/{id}
async def remove(id):
    return {}
