# file: schema.py
import graphene


class Query(graphene.ObjectType):                              # ok: graphql_field
    users = graphene.List(graphene.String)


class CreateUser(graphene.Mutation):                           # itmap: graphql_field mutation CreateUser
    ok = graphene.Boolean()

    def mutate(root, info):
        return CreateUser(ok=True)                             # ok: graphql_field
