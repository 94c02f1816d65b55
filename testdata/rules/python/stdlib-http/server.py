# file: server.py
from http.server import BaseHTTPRequestHandler, HTTPServer

from twisted.web import resource
from werkzeug.routing import Map, Rule


class Handler(BaseHTTPRequestHandler):                         # itmap: http_route GET|POST /{path*}
    def do_GET(self):
        self.send_response(200)                                # ok: http_route

    def do_POST(self):
        pass


class Plain(BaseHTTPRequestHandler):                           # ok: http_route
    def log_message(self, *args):
        pass


urls = Map([Rule("/users/<int:id>", endpoint="user", methods=["GET"])])    # itmap: http_route GET /users/{id}


class Users(resource.Resource):                                # ok: http_route
    def render_GET(self, request):
        return b""


root = resource.Resource()
root.putChild("users", Users())                                # itmap: http_route GET /users
HTTPServer(("", 80), Handler).serve_forever()                  # ok: http_route
