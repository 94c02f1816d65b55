# Views and their exposed methods: a base of their own, the class's name, an inherited method.
from flask_appbuilder import BaseView, ModelRestApi, expose
from flask_appbuilder.models.sqla.interface import SQLAInterface


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


class Items(ModelRestApi):  # itmap: http_route GET /api/v1/items/_info ; http_route GET|POST /api/v1/items/ ; http_route GET|PUT|DELETE /api/v1/items/{pk}
    resource_name = "items"
    datamodel = SQLAInterface(dict)

    @expose("/<int:pk>/copy", methods=["POST"])  # itmap: http_route POST /api/v1/items/{pk}/copy
    def copy(self, pk):
        return {}
