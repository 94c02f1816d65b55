// Prefixes and nested routers.
import { Application, Router } from "@oak/oak";

const posts = new Router()
  .get("/", list) // itmap: http_route GET /api/users/{id}/posts
  .post("/:post", create); // itmap: http_route POST /api/users/{id}/posts/{post}
const router = new Router({ prefix: "/api" });
router.use("/users/:id/posts", posts.routes(), posts.allowedMethods());
router.get("item", "/named/:id", show); // itmap: http_route GET /api/named/{id}
router.add(["PUT", "PATCH"], "/item", save); // itmap: http_route PATCH|PUT /api/item
const app = new Application();
app.use(router.routes());
app.use(router.allowedMethods());
const agent = request.headers.get("user-agent"); // ok: http_route
