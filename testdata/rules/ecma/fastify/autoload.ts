// Plugins of a folder; files that are served.
// file: src/app.ts
import path from "node:path";
import autoload from "@fastify/autoload";
import files from "@fastify/static";
import Fastify from "fastify";

const app = Fastify();
app.register(autoload, { dir: path.join(import.meta.dirname, "routes"), options: { prefix: "/api" }, routeParams: true });
app.register(files, { root: "public", prefix: "/public/" }); // itmap: static /public/

// file: src/routes/root.ts
import type { FastifyInstance } from "fastify";

export default async function (app: FastifyInstance) {
  app.get("/", show); // itmap: http_route GET /api
}

// file: src/routes/users/_id/index.ts
import type { FastifyPluginAsync } from "fastify";

const plugin: FastifyPluginAsync = async (fastify) => {
  fastify.get("/posts", list); // itmap: http_route GET /api/users/{id}/posts
};
export default plugin;

// file: src/routes/users/_id/helper.ts
export default function (fastify) {
  fastify.get("/no-route", list); // ok: http_route
}

// file: src/routes/legacy/index.ts
export const autoPrefix = "/v1/old";

export default async (fastify, options) => {
  fastify.delete("/:key", remove); // itmap: http_route DELETE /api/v1/old/{key}
};
