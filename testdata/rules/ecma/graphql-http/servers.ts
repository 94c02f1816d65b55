// file: src/yoga.ts
import { createServer } from "node:http";
import { createYoga, createSchema } from "graphql-yoga";

const schema = createSchema({ typeDefs: "type Query { a: Int }" }); // ok: http_route
const yoga = createYoga({ schema, graphqlEndpoint: "/api/graphql" }); // itmap: http_route ANY /api/graphql
createServer(yoga).listen(4000); // ok: http_route

// file: src/apollo.ts
import express from "express";
import { ApolloServer } from "@apollo/server";
import { expressMiddleware } from "@apollo/server/express4";

const app = express();
const server = new ApolloServer({ typeDefs: "", resolvers: {} }); // ok: http_route
app.use("/graphql", expressMiddleware(server)); // itmap: http_route ANY /graphql
app.get("/health", (req, res) => res.send("ok")); // itmap: http_route GET /health
