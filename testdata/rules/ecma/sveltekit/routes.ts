// file: package.json
{ "devDependencies": { "@sveltejs/kit": "2.0.0" } }
// file: src/routes/api/users/[id=integer]/+server.ts
import { json, type RequestHandler } from "@sveltejs/kit";

export const GET: RequestHandler = async () => json({}); // itmap: http_route GET /api/users/{id}

const remove = async () => new Response();
export { remove as DELETE }; // itmap: http_route DELETE /api/users/{id}

export const fallback: RequestHandler = async () => json({}); // itmap: http_route ANY /api/users/{id}
export const prerender = false; // ok: http_route
// file: src/routes/(account)/login/+page.server.ts
export const load = async () => ({});

export const actions = { default: async () => ({}), register: async () => ({}) }; // itmap: http_route POST /login
// file: src/routes/(account)/login/+page@.svelte
<form method="POST" /> // itmap: http_route GET /login
// file: src/routes/blog/[...slug]/+page.svelte
<h1>Post</h1> // itmap: http_route GET /blog/{slug*}
// file: src/routes/+layout.svelte
<slot /> // ok: http_route
// file: src/hooks.server.ts
export const handle = async ({ event, resolve }) => resolve(event); // ok: http_route
