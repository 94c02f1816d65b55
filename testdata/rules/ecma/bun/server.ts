// The route table of a server.
// file: package.json
{ "devDependencies": { "@types/bun": "1.2.0" } }
// file: index.ts
import { users } from "./users";

Bun.serve({
  routes: {
    "/health": new Response("ok"), // itmap: http_route ANY /health
    "/users/:id": (request) => Response.json(request.params), // itmap: http_route ANY /users/{id}
    "/posts": { GET: () => list(), POST: async (request) => create(request) }, // itmap: http_route GET|POST /posts
    ...users,
    "/files/*": serveFile, // itmap: http_route ANY /files/{*}
  },
  fetch: (request) => new Response("none", { status: 404 }), // ok: http_route
});
const table = { "/no-route": () => 1 }; // ok: http_route

// file: users.ts
export const users = {
  "/users": { DELETE: clear }, // itmap: http_route DELETE /users
};
