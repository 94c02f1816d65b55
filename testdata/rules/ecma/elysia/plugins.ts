// Prefixes, groups, guards, plugins as instances and as functions.
// file: app.ts
import { Elysia, t } from "elysia";
import { staticPlugin } from "@elysiajs/static";
import { users } from "./users";
import { metrics } from "./metrics";

const app = new Elysia({ prefix: "/api" })
  .use(users)
  .use(metrics)
  .get("/health", () => "ok") // itmap: http_route GET /api/health
  .group("/v1", (app) =>
    app
      .post("/sign-in", signIn, { body: t.Object({}) }) // itmap: http_route POST /api/v1/sign-in
      .guard({ headers }, (app) => app.delete("/session", end)), // itmap: http_route DELETE /api/v1/session
  )
  .group("/v2", { body: t.Object({}) }, (app) => app.patch("/item", save)) // itmap: http_route PATCH /api/v2/item
  .use(staticPlugin({ assets: "files", prefix: "/files" })) // itmap: static /api/files
  .ws("/live", { message() {} }) // itmap: websocket /api/live
  .route("M-SEARCH", "/devices", find) // itmap: http_route M-SEARCH /api/devices
  .listen(3000);

// file: users.ts
import { Elysia } from "elysia";

export const users = new Elysia({ name: "users", prefix: "/users" }).get("/:id", show); // itmap: http_route GET /api/users/{id}
store.get("/no-route", 1); // ok: http_route

// file: metrics.ts
import type { Elysia } from "elysia";

export const metrics = (app: Elysia) => app.get("/metrics", show); // itmap: http_route GET /api/metrics
