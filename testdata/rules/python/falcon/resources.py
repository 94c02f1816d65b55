# Resources: responders, suffixes, inheritance, sockets, sinks, static files.
# file: app.py
import falcon.asgi

from resources import Thing, Things, Uploads

app = falcon.asgi.App()
things = Things()
app.add_route("/things", things)  # itmap: http_route GET|POST /things
app.add_route("/things/{thing_id:int}", Thing())  # itmap: http_route DELETE|GET /things/{thing_id}
app.add_route("/things/{thing_id:int}/items", Thing(), suffix="item")  # itmap: http_route POST /things/{thing_id}/items
app.add_route("/uploads/{path:path}", Uploads())  # itmap: http_route GET|POST|PUT /uploads/{path*} ; websocket GET /uploads/{path*}
app.add_sink(things.proxy, prefix="/proxy")  # itmap: http_route ANY /proxy
app.add_static_route("/assets", "public")  # itmap: static ANY /assets

# file: resources.py
class Things:
    def on_get(self, req, resp):
        resp.media = req.get_param("q")

    async def on_post(self, req, resp):
        resp.media = None

    def on_error(self, req, resp):
        resp.media = None

    def proxy(self, req, resp):
        return None


class Thing:
    def on_get(self, req, resp, thing_id):
        return None

    def on_delete(self, req, resp, thing_id):
        return None

    def on_post_item(self, req, resp, thing_id):
        return None


class Uploads(Things):  # ok: http_route
    def on_put(self, req, resp, path):
        return None

    async def on_websocket(self, req, ws, path):
        return None
