# A router of the project that hands on what it is given.
# file: main.py
from fastapi import FastAPI

from orders import router as orders
from users import router as users

app = FastAPI()
app.include_router(orders)
app.include_router(users)

# file: routers.py
from fastapi import APIRouter


class OurRouter(APIRouter):
    def __init__(self, **kwargs):
        kwargs.setdefault("route_class", object)
        super().__init__(**kwargs)


class BaseRouter(APIRouter):
    def __init__(self, *args, tags=None, **options):
        super().__init__(*args, tags=tags, **options)


class NamedRouter(BaseRouter):
    def __init__(self, name, **options):
        super().__init__(**options)

# file: orders.py
from routers import OurRouter

router = OurRouter(prefix="/orders")


@router.get("/{id}")  # itmap: http_route GET /orders/{id}
def show(id: int): ...

# file: users.py
from routers import NamedRouter

router = NamedRouter("users", prefix="/users")


@router.get("/{id}")  # itmap: http_route GET /users/{id}
def show(id: int): ...
