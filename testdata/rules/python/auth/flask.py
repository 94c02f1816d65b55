# Decorators, functions before requests, optional tokens.
# file: app.py
from flask import Flask, Blueprint, abort, request
from flask_login import login_required
from flask_jwt_extended import jwt_required
from checks import token_needed, counted

app = Flask(__name__)
admin = Blueprint("admin", __name__, url_prefix="/admin")


@app.route("/mine")  # itmap: http_route GET /mine auth=protected guard=flask_login.login_required
@login_required
def mine():
    return {}


@app.route("/token")  # itmap: http_route GET /token auth=protected guard=flask_jwt_extended.jwt_required
@jwt_required()
def token():
    return {}


@app.route("/maybe")  # itmap: http_route GET /maybe auth=unknown
@jwt_required(optional=True)
def maybe():
    return {}


@app.route("/own")  # itmap: http_route GET /own auth=protected guard=token_needed
@token_needed
def own():
    return {}


@app.route("/counted")  # itmap: http_route GET /counted auth=public
@counted
def hits():
    return {}


# Answering 401 to a wrong password is what a login does.
@app.route("/login", methods=["POST"])  # itmap: http_route POST /login auth=public
def login():
    if request.json["password"] != "x":
        abort(401)
    return {}


@admin.before_request
def only_staff():
    if not request.headers.get("Authorization"):
        abort(403)


@admin.route("/users")  # itmap: http_route GET /admin/users auth=protected guard=only_staff
def users():
    return {}


app.register_blueprint(admin)

# file: checks.py
from functools import wraps
from flask import abort, request


def token_needed(view):
    @wraps(view)
    def checked(*args, **kwargs):
        if not request.headers.get("X-Api-Key"):
            abort(401)
        return view(*args, **kwargs)

    return checked


def counted(view):
    @wraps(view)
    def counting(*args, **kwargs):
        COUNTS[request.path] += 1
        return view(*args, **kwargs)

    return counting
