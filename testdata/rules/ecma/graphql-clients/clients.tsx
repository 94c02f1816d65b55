import { ApolloClient, gql, useMutation, useQuery } from "@apollo/client";
import { GraphQLClient } from "graphql-request";

const USERS = gql`query GetUsers($first: Int) { users(first: $first) { id } }`; // ok: graphql_call
const CREATE = gql`mutation CreateUser { createUser { id } }`;

const client = new ApolloClient({ uri: "/graphql" });
const api = new GraphQLClient("https://api.x.com/graphql");

export async function run() {
  await client.query({ query: USERS }); // itmap: graphql_call query GetUsers
  await client.mutate({ mutation: CREATE }); // itmap: graphql_call mutation CreateUser
  await api.request(USERS); // itmap: graphql_call query GetUsers
  await api.request(CREATE); // itmap: graphql_call mutation CreateUser
  client.resetStore(); // ok: graphql_call
}

export function Users() {
  const { data } = useQuery(USERS); // itmap: graphql_call query GetUsers
  const [create] = useMutation(CREATE); // itmap: graphql_call mutation CreateUser
  create(); // ok: graphql_call
  return data;
}
