// file: resolver.ts
import { Args, Mutation, Query, ResolveField, Resolver } from "@nestjs/graphql";

@Resolver()
export class UsersResolver {
  @Query(() => [String], { name: "people" }) // itmap: graphql_field query people
  users() {
    return [];
  }

  @Mutation(() => String) // itmap: graphql_field mutation createUser
  createUser(@Args("name") name: string) {
    return name;
  }

  @ResolveField() // itmap: graphql_field field posts
  posts() {}

  helper() {} // ok: graphql_field
}

// file: apollo.ts
import { ApolloServer } from "@apollo/server";

const resolvers = {
  Query: { users: () => [], user: () => null },
  Mutation: { createUser: () => null },
  User: { posts: () => [] },
};

export const server = new ApolloServer({ typeDefs: "", resolvers }); // itmap: graphql_field query users ; graphql_field query user ; graphql_field mutation createUser

// file: builders.ts
import SchemaBuilder from "@pothos/core";
import { mutationField, objectType, queryField } from "nexus";

const builder = new SchemaBuilder({});
builder.queryField("hello", (t) => t.string({ resolve: () => "x" })); // itmap: graphql_field query hello
builder.objectType("User", {}); // ok: graphql_field
export const users = queryField("users", { type: "User" }); // itmap: graphql_field query users
export const create = mutationField("createUser", { type: "User" }); // itmap: graphql_field mutation createUser
export const user = objectType({ name: "User", definition() {} }); // ok: graphql_field
