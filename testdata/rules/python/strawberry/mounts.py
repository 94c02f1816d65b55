# A GraphQL router below a FastAPI application, an ASGI application, a Flask view.
# file: api.py
import strawberry
from fastapi import FastAPI
from strawberry.asgi import GraphQL
from strawberry.fastapi import GraphQLRouter

from schema import schema

app = FastAPI()
router = GraphQLRouter(schema)  # itmap: http_route GET|POST /graphql ; websocket /graphql
app.include_router(router, prefix="/graphql")
app.mount("/asgi", GraphQL(schema))  # itmap: http_route GET|POST /asgi

# file: web.py
from flask import Flask
from strawberry.flask.views import GraphQLView

from schema import schema

web = Flask(__name__)
web.add_url_rule("/web", view_func=GraphQLView.as_view("graphql", schema=schema))  # itmap: http_route GET|POST /web

# file: schema.py
import strawberry


@strawberry.type
class Query:
    name: str


schema = strawberry.Schema(Query)
