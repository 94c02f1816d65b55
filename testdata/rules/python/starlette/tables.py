# Route tables, nested mounts, endpoint classes, and the same by methods.
# file: main.py
from starlette.applications import Starlette
from starlette.endpoints import HTTPEndpoint, WebSocketEndpoint
from starlette.routing import Host, Mount, Route, Router, WebSocketRoute
from starlette.staticfiles import StaticFiles

from users import user_routes


async def home(request):
    return cache.get("/no-route")  # ok: http_route


class Item(HTTPEndpoint):
    async def get(self, request):
        return request.path_params["id"]

    async def delete(self, request):
        return None


class Echo(WebSocketEndpoint):
    encoding = "bytes"


api = Router([Route("/status", home)])  # itmap: http_route GET /v1/status

routes = [
    Route("/", home),  # itmap: http_route GET /
    Route("/items/{id:int}", Item),  # itmap: http_route GET|DELETE /items/{id}
    Route("/save", endpoint=home, methods=["PUT", "PATCH"]),  # itmap: http_route PUT|PATCH /save
    WebSocketRoute("/echo", Echo),  # itmap: websocket /echo
    Mount("/users", routes=user_routes),
    Mount("/v1", app=api),
    Mount("/files", app=StaticFiles(directory="files"), name="files"),  # itmap: static /files
    Host("shop.example.org", app=Router(routes=[Route("/cart", home)])),  # itmap: http_route GET /cart
]

app = Starlette(debug=True, routes=routes)
app.add_route("/added", home, methods=["POST"])  # itmap: http_route POST /added
app.add_websocket_route("/live", Echo)  # itmap: websocket /live

other = Starlette()
app.mount("/other", other)


@other.route("/list", methods=["GET", "POST"])  # itmap: http_route GET|POST /other/list
async def listed(request):
    return None


@other.websocket_route("/feed")  # itmap: websocket /other/feed
async def feed(websocket):
    await websocket.accept()


# file: users.py
from starlette.routing import Mount, Route


async def users(request):
    return None


user_routes = [
    Route("/", users, methods=["GET", "POST"]),  # itmap: http_route GET|POST /users/
    Mount(
        "/{name}",
        routes=[
            Route("/photo", users),  # itmap: http_route GET /users/{name}/photo
        ],
    ),
]
