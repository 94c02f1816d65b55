# file: app.py
from MODULE import App
from users import users

app = App()
app.mount("/api", users)


@app.get("/health")  # itmap: http_route GET /health
def health():
    return cache.get("/no-route")  # ok: http_route


# file: users.py
from MODULE import Router

users = Router(prefix="/users")


@users.get("/<int:id>")  # itmap: http_route GET /api/users/{id}
def show(id):
    return id
