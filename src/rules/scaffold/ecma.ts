// file: app.ts
import { App } from "MODULE";
import { users } from "./users";

const app = new App();
app.mount("/api", users);
app.get("/health", () => "ok"); // itmap: http_route GET /health
new Map().get("/no-route"); // ok: http_route

// file: users.ts
import { Router } from "MODULE";

export const users = new Router({ prefix: "/users" });
users.get("/:id", (id) => id); // itmap: http_route GET /api/users/{id}
