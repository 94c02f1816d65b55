// Prefixes by option and by call, nested routers, koa-mount, names before paths.
// file: app.ts
import Koa from "koa";
import Router from "@koa/router";
import mount from "koa-mount";
import serve from "koa-static";
import { users } from "./users";
import { admin } from "./admin";

const app = new Koa();
const api = new Router({ prefix: "/api" });
api.use("/users/:userId", users.routes(), users.allowedMethods());
api.get("/health", (ctx) => (ctx.body = "ok")); // itmap: http_route GET /api/health
api.del(["/a", "/b"], remove); // itmap: http_route DELETE /api/a ; http_route DELETE /api/b
api.get("user", "/named/:id", guard, show); // itmap: http_route GET /api/named/{id}
api.get("/guarded", guard, show); // itmap: http_route GET /api/guarded
api.all("/any", handle); // itmap: http_route ANY /api/any
api.register("/both", ["GET", "POST"], handle); // itmap: http_route GET|POST /api/both
app.use(api.routes()).use(api.allowedMethods());
app.use(mount("/admin", admin));
app.use(mount("/public", serve("public"))); // itmap: static /public
app.use(async (ctx, next) => next()); // ok: http_route
new Map().get("/no-route", 1); // ok: http_route

// file: users.ts
import Router from "@koa/router";

export const users = new Router();
users.prefix("/posts");
users
  .get("/", list) // itmap: http_route GET /api/users/{userId}/posts
  .put("/:id", guard, save); // itmap: http_route PUT /api/users/{userId}/posts/{id}

// file: admin.ts
import Koa from "koa";
import Router from "koa-router";

export const admin = new Koa();
const router = new Router();
router.get("/stats", show); // itmap: http_route GET /admin/stats
admin.use(router.routes());
