# file: schema.py
import strawberry


@strawberry.type                                               # ok: graphql_field
class Query:
    @strawberry.field                                          # itmap: graphql_field field users
    def users(self) -> list[str]:
        return []

    def helper(self):                                          # ok: graphql_field
        return 1


@strawberry.type
class Mutation:
    @strawberry.mutation(name="addUser")                       # itmap: graphql_field mutation addUser
    def add_user(self, name: str) -> str:
        return name
