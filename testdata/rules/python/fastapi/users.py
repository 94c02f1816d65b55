# The routers that FastAPI Users makes.
from fastapi import FastAPI
from fastapi_users import FastAPIUsers

from users import backend, get_manager

users = FastAPIUsers(get_manager, [backend])
app = FastAPI()
app.include_router(users.get_auth_router(backend), prefix="/auth")  # itmap: http_route POST /auth/login ; http_route POST /auth/logout
app.include_router(
    users.get_users_router(dict, dict),  # itmap: http_route GET|PATCH /users/me ; http_route GET|PATCH|DELETE /users/{id}
    prefix="/users",
)
