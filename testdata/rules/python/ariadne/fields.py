# file: api.py
from ariadne import MutationType, ObjectType, QueryType

query = QueryType()                                            # ok: graphql_field
mutation = MutationType()
user = ObjectType("User")


@query.field("users")                                          # itmap: graphql_field query Query.users
def users(_, info):
    return []


@mutation.field("addUser")                                     # itmap: graphql_field mutation Mutation.addUser
def add_user(_, info):
    return {}


@user.field("posts")                                           # itmap: graphql_field field User.posts
def posts(parent, info):
    return parent.get("posts")                                 # ok: graphql_field
