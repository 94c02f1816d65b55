// Routers of version 1 and applications of version 2.
// file: one.ts
import { createApp, createRouter, defineEventHandler, useBase } from "h3";

const app = createApp();
const users = createRouter()
  .get("/", defineEventHandler(list)) // itmap: http_route GET /api/users
  .add("/:id", defineEventHandler(show), "put") // itmap: http_route PUT /api/users/{id}
  .use("/any/**", defineEventHandler(show)); // itmap: http_route ANY /api/users/any/{*}
const root = createRouter();
root.use("/api/users/**", useBase("/api/users", users.handler));
root.get("/health", defineEventHandler(() => "ok")); // itmap: http_route GET /health
app.use(root);
app.use("/log", defineEventHandler(() => {})); // ok: http_route
// file: two.ts
import { H3, defineHandler } from "h3";

const app = new H3();
const inner = new H3();
inner.post("/items", (event) => event.req.json()); // itmap: http_route POST /v2/items
app.mount("/v2", inner);
app.on("PATCH", "/items/:id", defineHandler(change)); // itmap: http_route PATCH /items/{id}
app.all("/echo", (event) => event.path); // itmap: http_route ANY /echo
cache.get("/no", "route"); // ok: http_route
