# file: app.py
from flask import Flask, abort, make_response, redirect

app = Flask(__name__)


@app.get("/orders/<int:id>")                           # itmap: http_route GET /orders/{id} status=200 status=404 status!=302
def show(id):
    if id == 0:
        abort(404)
    return {}


@app.post("/orders")                                   # itmap: http_route POST /orders status=201 status!=404
def create():
    return make_response({}, 201)


@app.get("/old")                                       # itmap: http_route GET /old status=302 status!=200
def old():
    return redirect("/orders")
