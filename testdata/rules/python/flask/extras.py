# WebSockets of flask-sock, static folders, new verbs, receivers whose type nobody says.
# file: app.py
from flask import Blueprint, Flask
from flask_sock import Sock

app = Flask(__name__, static_url_path="/assets", static_folder="public")  # itmap: static /assets
sock = Sock(app)
chat = Blueprint("chat", __name__, url_prefix="/chat", static_folder="img", static_url_path="/img")  # itmap: static /chat/img
app.register_blueprint(chat)


@sock.route("/echo")  # itmap: websocket /echo
def echo(ws):
    ws.send(ws.receive())


@sock.route("/room/<name>", bp=chat)  # itmap: websocket /chat/room/{name}
def room(ws, name):
    ws.send(name)


@app.query("/find")  # itmap: http_route QUERY /find
def find():
    return {}


# file: plugin.py
from flask import render_template


def load(app):
    app.add_url_rule("/plugin", "plugin", page)  # itmap: http_route GET /plugin
    return app.config.get("/no-route")  # ok: http_route


def page():
    return render_template("page.html")
