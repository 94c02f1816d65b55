import graphene


class User(graphene.ObjectType):               # ok: graphql_field
    name = graphene.String()

    def resolve_name(root, info):              # itmap: graphql_field field User.name
        return root.name

    def helper(self):                          # ok: graphql_field
        return 1


class Query(graphene.ObjectType):
    user = graphene.Field(User)

    def resolve_user(root, info, id):          # itmap: graphql_field field Query.user
        return id


class Other:
    def resolve_user(self):                    # ok: graphql_field
        return 1


class CreateUser(graphene.Mutation):           # itmap: graphql_field mutation CreateUser
    ok = graphene.Boolean()

    def mutate(root, info):
        return CreateUser(ok=True)             # ok: graphql_field
