# Blueprints: their own prefix, a prefix given on registration, blueprints in blueprints.
# file: app.py
from flask import Flask

from admin import admin
from users import users

app = Flask(__name__)
app.register_blueprint(users)
app.register_blueprint(admin, url_prefix="/manage")


@app.route("/health")  # itmap: http_route GET /health
def health():
    return cache.get("/no-route")  # ok: http_route


# file: users.py
from flask import Blueprint

users = Blueprint("users", __name__, url_prefix="/users")


@users.route("/<int:id>", methods=["GET", "PUT"])  # itmap: http_route GET|PUT /users/{id}
def user(id):
    return {}


@users.post("/")  # itmap: http_route POST /users/
def create():
    return {}


# file: admin.py
from flask import Blueprint

admin = Blueprint("admin", __name__, url_prefix="/replaced")
reports = Blueprint("reports", __name__)
admin.register_blueprint(reports, url_prefix="/reports")


@reports.get("/<path:name>")  # itmap: http_route GET /manage/reports/{name*}
def report(name):
    return {}
