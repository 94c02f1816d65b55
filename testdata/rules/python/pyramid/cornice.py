# Cornice: services with a path, resource classes with a collection.
# file: api.py
from cornice import Service
from cornice.resource import resource, view

status = Service(name="status", path="/status")
other = {}


@status.get()  # itmap: http_route GET /status
def read(request):
    return other.get("x")  # ok: http_route


@status.put(schema=None)  # itmap: http_route PUT /status
def write(request):
    return {}


# itmap: http_route GET|DELETE /users/{id} ; http_route GET|POST /users
@resource(collection_path="/users", path="/users/{id}")
class User:
    def __init__(self, request):
        self.request = request

    def collection_get(self):
        return {}

    def collection_post(self):
        return {}

    def get(self):
        return {}

    @view(renderer="json")
    def delete(self):
        return {}
