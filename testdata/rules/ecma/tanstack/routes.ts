// file: src/routes/users.$id.tsx
import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/users/$id")({ component: User }); // itmap: http_route GET /users/{id}
const text = `createFileRoute("/none")({})`; // ok: http_route
// file: src/routes/_auth.tsx
import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_auth")({ component: Layout }); // ok: http_route
// file: src/routes/_auth.settings.tsx
import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_auth/settings")({ component: Settings }); // itmap: http_route GET /settings
// file: src/routes/api/users.ts
import { createServerFileRoute } from "@tanstack/react-start/server";

export const ServerRoute = createServerFileRoute("/api/users").methods({ // itmap: http_route GET /api/users ; http_route POST /api/users
  GET: async () => new Response(),
  POST: async () => new Response(),
});
// file: src/routes/api/old.ts
import { createAPIFileRoute } from "@tanstack/react-start/api";

export const APIRoute = createAPIFileRoute("/api/old/$")({ // itmap: http_route PUT /api/old/{*}
  PUT: async () => new Response(),
});
// file: src/tree.tsx
import { createRootRouteWithContext, createRoute } from "@tanstack/react-router";

const root = createRootRouteWithContext<Context>()({ component: Root });
const shop = createRoute({ getParentRoute: () => root, path: "shop" }); // itmap: http_route GET /shop
const item = createRoute({ getParentRoute: () => shop, path: "$itemId" }); // itmap: http_route GET /shop/{itemId}
const layout = createRoute({ getParentRoute: () => root, id: "layout" }); // ok: http_route
const login = createRoute({ getParentRoute: () => layout, path: "login" }); // itmap: http_route GET /login

export const tree = root.addChildren([shop.addChildren([item]), layout.addChildren([login])]);
