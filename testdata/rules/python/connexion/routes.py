# Routes beside those of the API document.
from connexion import FlaskApp

app = FlaskApp(__name__, specification_dir="spec")
app.add_api("openapi.yaml", base_path="/v1")


@app.route("/health")  # itmap: http_route GET /health
def health():
    return app.app.config.get("/no-route")  # ok: http_route


def pets():
    return []


app.add_url_rule("/pets", "pets", pets, methods=["GET", "POST"])  # itmap: http_route GET|POST /pets


@app.app.route("/inner/<name>")  # itmap: http_route GET /inner/{name}
def inner(name):
    return name
