# file: app.py
from chalice import Blueprint, Chalice, Rate

app = Chalice(app_name="shop")                                 # ok: http_route
extra = Blueprint(__name__)


@app.route("/users/{id}", methods=["GET", "PUT"])              # itmap: http_route GET|PUT /users/{id}
def user(id):
    return app.current_request.json_body                       # ok: http_route


@extra.route("/more")                                          # itmap: http_route GET /v1/more
def more():
    return {}


app.register_blueprint(extra, url_prefix="/v1")


@app.schedule(Rate(1, unit=Rate.HOURS))                        # itmap: scheduled_job schedule hourly
def hourly(event):
    pass


@app.on_sqs_message(queue="orders")                            # itmap: queue_consume consume orders
def order(event):
    pass
