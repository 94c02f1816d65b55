# Views and their exposed methods: a base of their own, the class's name, an inherited method.
from flask_appbuilder import BaseView, expose


class Common(BaseView):
    route_base = "/reports"

    @expose("/list/")  # itmap: http_route GET /reports/list/
    def list(self):
        return self.cache.get("/no-route")  # ok: http_route

    @expose("/<int:pk>/save", methods=["POST", "PUT"])  # itmap: http_route POST|PUT /reports/{pk}/save
    def save(self, pk):
        return ""


class Status(BaseView):
    @expose("/show")  # itmap: http_route GET /status/show
    def show(self):
        return ""
