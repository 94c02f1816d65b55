// file: package.json
{ "dependencies": { "astro": "4.0.0" } }
// file: src/pages/api/users/[id].ts
import type { APIRoute } from "astro";

export const GET: APIRoute = () => new Response(); // itmap: http_route GET /api/users/{id}
export const ALL: APIRoute = () => new Response(); // itmap: http_route ANY /api/users/{id}
export const prerender = false; // ok: http_route
// file: src/pages/feed.xml.js
export async function GET() { // itmap: http_route GET /feed.xml
  return new Response();
}
// file: src/pages/[...slug].astro
<html /> // itmap: http_route GET /{slug*}
// file: src/pages/index.astro
<html /> // itmap: http_route GET /
// file: src/pages/_draft.astro
<html /> // ok: http_route
// file: src/pages/404.astro
<html /> // ok: http_route
// file: src/components/Card.astro
<p /> // ok: http_route
