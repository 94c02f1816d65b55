# file: schema.py
from graphql import GraphQLField, GraphQLObjectType, GraphQLSchema, GraphQLString

query = GraphQLObjectType("Query", {                           # itmap: graphql_field Query users ; graphql_field Query hello
    "users": GraphQLField(GraphQLString),
    "hello": GraphQLField(GraphQLString),
})
schema = GraphQLSchema(query)                                  # ok: graphql_field
