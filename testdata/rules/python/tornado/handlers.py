# Tables of handlers: tuples, URLSpec, rules, sockets, files, handlers added later.
# file: app.py
from tornado.routing import PathMatches, Rule, RuleRouter
from tornado.web import Application, RequestHandler, StaticFileHandler, URLSpec, url
from tornado.websocket import WebSocketHandler


class Base(RequestHandler):
    def prepare(self):
        return None


class Users(Base):
    def get(self):
        return self.get_argument("page")

    async def post(self):
        return None

    def query(self):
        return None


class User(Base):
    def delete(self, user_id):
        return None


class Chat(WebSocketHandler):
    def on_message(self, message):
        return None


more = [
    (r"/users/(?P<user_id>[^/]+)", User),  # itmap: http_route DELETE /users/{user_id}
]

messages = [
    ("processed %d of %s", len),  # ok: http_route
]


def make_app():
    app = Application(
        [
            (r"/users", Users),  # itmap: http_route GET|POST /users
            (r"/users/([0-9]+)/?", User, {"db": None}),  # itmap: http_route DELETE /users/{arg1}/
            url(r"/named", Users, name="named"),  # itmap: http_route GET|POST /named
            URLSpec(r"/spec", User),  # itmap: http_route DELETE /spec
            (r"/chat", Chat),  # itmap: websocket GET /chat
            (r"/static/(.*)", StaticFileHandler, {"path": "static"}),  # itmap: static ANY /static/{arg1}
        ]
        + more,
        debug=True,
    )
    app.add_handlers(r".*", [
        (r"/late", User),  # itmap: http_route DELETE /late
    ])
    return app


router = RuleRouter([
    Rule(PathMatches("/rule"), Users),  # itmap: http_route GET|POST /rule
])
