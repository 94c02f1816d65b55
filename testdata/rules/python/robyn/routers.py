# Verbs, sub-routers, WebSockets and folders of Robyn.
# file: app.py
from robyn import Robyn, WebSocket

from users import users

app = Robyn(__file__)
socket = WebSocket(app, "/live")  # itmap: websocket /live
app.include_router(users)


@app.get("/items/:id")  # itmap: http_route GET /items/{id}
async def item(request):
    return request.query_params.get("/no-route")  # ok: http_route


def saved(request):
    return ""


app.add_route("POST", "/saved", saved)  # itmap: http_route POST /saved
app.add_directory(route="/files", directory_path="files")  # itmap: static /files

# file: users.py
from robyn import SubRouter

users = SubRouter(__file__, prefix="/users")


@users.delete("/:name")  # itmap: http_route DELETE /users/{name}
def remove(request):
    return ""
