// One router below each framework.
import { initTRPC } from "@trpc/server";
import { createExpressMiddleware } from "@trpc/server/adapters/express";
import { fastifyTRPCPlugin } from "@trpc/server/adapters/fastify";
import { createHTTPServer } from "@trpc/server/adapters/standalone";
import { trpcServer } from "@hono/trpc-server";
import express from "express";
import Fastify from "fastify";
import { Hono } from "hono";

const t = initTRPC.create();
const a = t.router({ one: t.procedure.query(f) }); // itmap: http_route GET /express/one
const b = t.router({ two: t.procedure.query(f) }); // itmap: http_route GET /fastify/two
const c = t.router({ three: t.procedure.mutation(f) }); // itmap: http_route POST /three
const d = t.router({ four: t.procedure.query(f) }); // itmap: http_route GET /hono/four
const e = t.router({ five: t.procedure.query(f) }); // itmap: http_route GET /api/trpc/five
const merged = t.mergeRouters(t.router({ six: t.procedure.query(f) })); // itmap: http_route GET /merged/six

const app = express();
app.use("/express", createExpressMiddleware({ router: a }));
app.use("/merged", createExpressMiddleware({ router: merged, createContext }));
Fastify().register(fastifyTRPCPlugin, { prefix: "/fastify", trpcOptions: { router: b } });
createHTTPServer({ router: c }).listen(3000);
const hono = new Hono();
hono.use("/hono/*", trpcServer({ router: d }));
hono.use("/*", trpcServer({ router: e, endpoint: "/api/trpc" }));
