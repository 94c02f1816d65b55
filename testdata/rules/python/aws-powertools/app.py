# file: app.py
from aws_lambda_powertools.event_handler import APIGatewayRestResolver
from aws_lambda_powertools.event_handler.router import Router

app = APIGatewayRestResolver()                                 # ok: http_route
router = Router()


@app.get("/todos/<id>")                                        # itmap: http_route GET /todos/{id}
def todo(id):
    return app.current_event.get("x")                          # ok: http_route


@router.post("/")                                              # itmap: http_route POST /notes
def note():
    return {}


app.include_router(router, prefix="/notes")


def handler(event, context):
    return app.resolve(event, context)                         # ok: http_route
