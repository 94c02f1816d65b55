# Trees of objects: exposed methods are pages below the names of the attributes.
# file: app.py
import cherrypy

from reports import Reports


class Users:
    def __init__(self):
        self.reports = Reports()

    @cherrypy.expose
    def index(self):  # itmap: http_route ANY /users
        return ""

    @cherrypy.expose
    def profile(self, user_id):  # itmap: http_route ANY /users/profile
        return ""

    def helper(self):  # ok: http_route
        return ""


class Root:
    users = Users()

    @cherrypy.expose
    def index(self):  # itmap: http_route ANY /
        return ""


@cherrypy.expose
class Items:
    def GET(self, id):  # itmap: http_route GET /api/items
        return ""

    def POST(self, name):  # itmap: http_route POST /api/items
        return ""


class Api:
    items = Items()


cherrypy.tree.mount(Api(), "/api", {"/": {"request.dispatch": cherrypy.dispatch.MethodDispatcher()}})
cherrypy.quickstart(Root(), "/")

# file: reports.py
import cherrypy


class Reports:
    @cherrypy.expose
    def latest(self):  # itmap: http_route ANY /users/reports/latest
        return ""
