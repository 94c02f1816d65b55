# file: client.py
from gql import Client, gql
from gql.transport.requests import RequestsHTTPTransport

client = Client(transport=RequestsHTTPTransport(url="https://api.example.com/graphql"))    # ok: graphql_call

QUERY = gql("query GetUser { user { id } }")


def main():
    client.execute(QUERY)                                      # itmap: graphql_call query GetUser
    client.get_schema()                                        # ok: graphql_call
