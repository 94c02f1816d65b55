# file: api.py
import hug
from molten import App, Include, Route


@hug.get("/users")                                             # itmap: http_route GET /users
def users():
    return []


@hug.post()                                                    # itmap: http_route POST /add
def add(name):
    return name.get("x")                                       # ok: http_route


def hello(name: str) -> str:
    return name


app = App(routes=[
    Route("/hello/{name}", hello),                             # itmap: http_route GET /hello/{name}
    Include("/v1", [Route("/bye", hello, method="POST")]),     # itmap: http_route POST /v1/bye
])
