// Chained applications, base paths, mounts, OpenAPI routes in other files.
// file: app.ts
import { Hono } from "hono";
import { OpenAPIHono } from "@hono/zod-openapi";
import { books } from "./books";
import { registerUsers } from "./users";

const app = new Hono<Env>()
  .basePath("/api")
  .use(logger())
  .get("/health", (c) => c.text("ok")) // itmap: http_route GET /api/health
  .route("/books", books);
app.on("PURGE", "/cache", purge); // itmap: http_route PURGE /api/cache
app.on(["PUT", "DELETE"], ["/a", "/b"], both); // itmap: http_route DELETE|PUT /api/a ; http_route DELETE|PUT /api/b
app.all("/any/:rest{.+}", handle); // itmap: http_route ANY /api/any/{rest}
app.use("/admin/*", guard); // ok: http_route

const open = new OpenAPIHono();
registerUsers(open);
open.doc("/openapi.json", { openapi: "3.0.0" }); // itmap: http_route GET /open/openapi.json
app.mount("/foreign", other.fetch);
const root = new Hono();
root.route("/", app);
root.route("/open", open);
export default root;

// file: books.ts
import { Hono } from "hono";

export const books = new Hono()
  .get("/", list) // itmap: http_route GET /api/books
  // itmap: http_route POST /api/books/{id}/pages
  .post(
    "/:id/pages",
    create,
  );
const value = context.get("user"); // ok: http_route

// file: users.ts
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";

const show = createRoute({ method: "get", path: "/users/{id}", request: { params } });

export function registerUsers(app: OpenAPIHono) {
  app.openapi(show, (c) => c.json({})); // itmap: http_route GET /open/users/{id}
}
