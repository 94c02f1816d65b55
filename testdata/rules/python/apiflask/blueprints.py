# Verbs, nested blueprints and view classes of APIFlask.
from apiflask import APIBlueprint, APIFlask
from apiflask.views import MethodView

app = APIFlask(__name__, title="Shop")
v1 = APIBlueprint("v1", __name__, url_prefix="/v1")
pets = APIBlueprint("pets", __name__, url_prefix="/pets")


@app.get("/")  # itmap: http_route GET /
def index():
    return app.config.get("/no-route")  # ok: http_route


@pets.patch("/<int:id>")  # itmap: http_route PATCH /v1/pets/{id}
@pets.input(dict)
def change(id, json_data):
    return json_data


@pets.route("", methods=["GET", "POST"])  # itmap: http_route GET|POST /v1/pets
def listed():
    return []


class Pet(MethodView):
    def get(self, id):
        return {}

    def delete(self, id):
        return {}


pets.add_url_rule("/<int:id>/all", view_func=Pet.as_view("pet"))  # itmap: http_route GET|DELETE /v1/pets/{id}/all
v1.register_blueprint(pets)
app.register_blueprint(v1)
