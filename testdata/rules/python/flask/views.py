# Views that are registered by a call: functions, and classes by `as_view`.
from flask import Flask
from flask.views import MethodView, View

app = Flask(__name__)


def plain():
    return {}


class Items(MethodView):
    def get(self, id):
        return {}

    def delete(self, id):
        return {}


class Search(View):
    methods = ["GET", "POST"]

    def dispatch_request(self):
        return {}


app.add_url_rule("/plain", view_func=plain)  # itmap: http_route GET /plain
app.add_url_rule("/put", "put", plain, methods=["PUT"])  # itmap: http_route PUT /put
app.add_url_rule("/items/<id>", view_func=Items.as_view("items"))  # itmap: http_route GET|DELETE /items/{id}
app.add_url_rule("/search", view_func=Search.as_view("search"))  # itmap: http_route GET|POST /search
