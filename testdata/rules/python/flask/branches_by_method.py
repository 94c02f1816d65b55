from flask import Flask

app = Flask(__name__)


def show():
    return ""


def save():
    return ""


def drop():
    return ""


ROWS = [("GET", "/tea", show), ("POST", "/tea", save), ("DELETE", "/tea/<int:id>", drop)]

for method, path, view in ROWS:
    if method == "GET":
        app.get(path)(view)                  # itmap: http_route GET /tea
    elif method == "POST":
        app.post(path)(view)                 # itmap: http_route POST /tea
    else:
        app.delete(path)(view)               # itmap: http_route DELETE /tea/{id}
