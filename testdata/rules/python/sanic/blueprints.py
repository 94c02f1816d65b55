# Blueprints, groups of them, view classes, WebSockets and files.
# file: main.py
from sanic import Blueprint, Sanic
from sanic.views import HTTPMethodView

from content import content

app = Sanic("shop")


class Users(HTTPMethodView):
    async def get(self, request, name):
        return request.args.get("/no-route")  # ok: http_route

    async def put(self, request, name):
        return None


async def added(request):
    return None


@app.route("/", methods=["GET", "POST"])  # itmap: http_route GET|POST /
async def index(request):
    return None


@app.websocket("/feed")  # itmap: websocket /feed
async def feed(request, ws):
    await ws.send("")


app.add_route(added, "/added")  # itmap: http_route GET /added
app.add_route(handler=added, uri="/put", methods=["PUT"])  # itmap: http_route PUT /put
app.add_route(Users.as_view(), "/users/<name:str>")  # itmap: http_route GET|PUT /users/{name}
app.static("/files", "./files")  # itmap: static /files

reports = Blueprint("reports", url_prefix="/replaced")


@reports.get("/<id:int>")  # itmap: http_route GET /reports/{id}
async def report(request, id):
    return None


app.blueprint(reports, url_prefix="/reports")
versioned = Blueprint("versioned", url_prefix="/versioned", version=1)


@versioned.get("/status")  # itmap: http_route GET /v1/versioned/status
async def status(request):
    return None


@app.get("/new", version=2)  # itmap: http_route GET /v2/new
async def new(request):
    return None


app.blueprint(versioned)
api = Blueprint.group(content, url_prefix="/api")
app.blueprint(api)
metrics = Blueprint("metrics", url_prefix="/metrics")


@metrics.get("/health")  # itmap: http_route GET /v2/internal/admin/metrics/health
async def health(request):
    return None


@metrics.get("/ping", version=3)  # itmap: http_route GET /v3/internal/admin/metrics/ping
async def ping(request):
    return None


admin = Blueprint.group(metrics, url_prefix="/admin", version=2)
app.blueprint(admin, url_prefix="/internal")

# file: content.py
from sanic import Blueprint

posts = Blueprint("posts", url_prefix="/posts")
authors = Blueprint("authors", "/authors")
content = Blueprint.group(posts, authors, url_prefix="/content")


@posts.delete("/<slug>")  # itmap: http_route DELETE /api/content/posts/{slug}
async def remove(request, slug):
    return None


@authors.get("/")  # itmap: http_route GET /api/content/authors/
async def listed(request):
    return None
