# Route tables with groups, resources and controllers named by text.
# file: routes/web.py
from masonite.routes import Route

from app.controllers.Users import Users

ROUTES = [
    Route.get("/", "Welcome@show"),  # itmap: http_route GET /
    Route.post("/users", Users.store),  # itmap: http_route POST /users
    Route.get("/users/@id:integer", Users.show),  # itmap: http_route GET /users/{id}
    Route.match(["put", "patch"], "/users/@id/touch", Users.show),  # itmap: http_route PATCH|PUT /users/{id}/touch
    Route.any("/hook", Users.show),  # itmap: http_route ANY /hook
    Route.view("/about", "about"),  # itmap: http_route GET /about
    Route.group([
        Route.get("/settings", Users.show),  # itmap: http_route GET /account/settings
        Route.group([
            Route.put("/profile", Users.store),  # itmap: http_route PUT /account/security/profile
        ], prefix="/security"),
    ], prefix="/account", middleware=["auth"]),
    # itmap: http_route GET|POST /api/posts ; http_route DELETE|GET|PATCH|PUT /api/posts/{id}
    *Route.api("api/posts", "Posts"),
]

# file: app/controllers/Users.py
from masonite.controllers import Controller


class Users(Controller):  # ok: http_route
    def store(self, request):
        return request.input("name")

    def show(self, request, id=None):
        return {}
