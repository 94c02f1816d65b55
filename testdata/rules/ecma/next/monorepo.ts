// An application in a workspace is told by its configuration file; a router behind a catch-all keeps its own paths.
// file: package.json
{ "workspaces": ["apps/*"] }
// file: apps/web/next.config.mjs
export default {};
// file: apps/web/app/api/[[...route]]/route.ts
import { Hono } from "hono";
import { handle } from "hono/vercel";

const app = new Hono().basePath("/api");
app.get("/health", (c) => c.text("ok")); // itmap: http_route GET /api/health

export const GET = handle(app); // ok: http_route
// file: apps/web/app/api/real/route.ts
export async function POST() { // itmap: http_route POST /api/real
  return new Response();
}
// file: apps/docs/app/api/none/route.ts
export async function GET() { // ok: http_route
  return new Response();
}
