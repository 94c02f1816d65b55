# Graphene below Starlette and Flask.
# file: api.py
from starlette.applications import Starlette
from starlette_graphene3 import GraphQLApp

from schema import schema

app = Starlette()
app.mount("/graphql", GraphQLApp(schema))  # itmap: http_route GET|POST /graphql

# file: web.py
from flask import Flask
from flask_graphql import GraphQLView

from schema import schema

web = Flask(__name__)
web.add_url_rule(  # itmap: http_route GET|POST|PUT|DELETE /web
    "/web", view_func=GraphQLView.as_view("graphql", schema=schema, graphiql=True)
)

# file: server.py
from aiohttp import web
from aiohttp_graphql import GraphQLView

from schema import schema

root = web.Application()
app = web.Application()
GraphQLView.attach(app, schema=schema, route_path="/query")  # itmap: http_route GET|POST /inner/query
root.add_subapp("/inner", app)

# file: schema.py
import graphene


class Query(graphene.ObjectType):
    name = graphene.String()


schema = graphene.Schema(query=Query)
