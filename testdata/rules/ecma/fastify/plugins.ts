// Plugins with prefixes: inline, in other files, wrapped, nested.
// file: app.ts
import Fastify, { FastifyInstance } from "fastify";
import websocket from "@fastify/websocket";
import users from "./users";
import metrics from "./metrics";

const app = Fastify({ logger: true }).withTypeProvider<Provider>();
app.register(websocket);
app.register(users, { prefix: "/users" });
app.register(metrics);
app.get("/health", async () => "ok"); // itmap: http_route GET /health
app.all("/any", handle); // itmap: http_route ANY /any
app.register(
  async (instance) => {
    instance.get("/live", { websocket: true }, (socket, request) => {}); // itmap: websocket /v1/live
    instance.addHook("onRequest", guard).put("/item", save); // itmap: http_route PUT /v1/item
    instance.register(nested, { prefix: "deep" });
  },
  { prefix: "/v1" },
);

async function nested(f: FastifyInstance) {
  f.delete("/:id", { schema: {} }, remove); // itmap: http_route DELETE /v1/deep/{id}
}
app.decorate("cache", new Map());
app.cache.get("/no-route", 1); // ok: http_route

// file: users.ts
import type { FastifyPluginAsync } from "fastify";
import { getUser } from "./get-user";

const users: FastifyPluginAsync = async (fastify, options) => {
  fastify.get("/", { schema: { querystring: Query } }, list); // itmap: http_route GET /users
  fastify.register(getUser);
};
export default users;

// file: get-user.ts
import type { FastifyInstance } from "fastify";

export async function getUser(fastify: FastifyInstance) {
  // itmap: http_route GET /users/{id}
  fastify.route<{
    Params: { id: string };
  }>({
    method: "GET",
    url: "/:id",
    handler: async (request, reply) => reply.send(request.params.id),
  });
}

// file: metrics.ts
import fp from "fastify-plugin";

export default fp(async (fastify) => {
  // itmap: http_route GET|HEAD /metrics
  fastify.route({ method: ["GET", "HEAD"], path: "/metrics", handler: show });
});

// file: src/dynamic.ts
import Fastify from "fastify";
import { table } from "./table";

const dynamic = Fastify();
for (const method of ["get", "post"]) {
  dynamic[method]("/listed", show); // itmap: http_route GET|POST /listed
}
for (const [method, path] of table()) {
  dynamic[method](`/store/${path}`, show); // itmap: http_route ANY /store/{?}
  dynamic[method](path, show); // ok: http_route
  other[method](`/store/${path}`, show); // ok: http_route
}
