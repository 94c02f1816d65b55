# Blueprints of flask-smorest, with view classes and functions.
from flask import Flask
from flask.views import MethodView
from flask_smorest import Api, Blueprint

app = Flask(__name__)
api = Api(app)
pets = Blueprint("pets", "pets", url_prefix="/pets", description="Pets")
owners = Blueprint("owners", __name__, url_prefix="/replaced")


@pets.route("/")  # itmap: http_route GET|POST /pets/
class Pets(MethodView):
    @pets.response(200)
    def get(self):
        return []

    @pets.arguments(dict)
    def post(self, data):
        return data


@pets.route("/<uuid:id>/feed", methods=["POST"])  # itmap: http_route POST /pets/{id}/feed
def feed(id):
    return {}


@owners.route("/first")  # itmap: http_route GET /owners/first
def first():
    return {}


api.register_blueprint(pets)  # ok: http_route
api.register_blueprint(owners, url_prefix="/owners")
