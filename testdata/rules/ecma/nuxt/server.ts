// file: nuxt.config.ts
export default defineNuxtConfig({});
// file: server/api/users/[id].delete.ts
export default defineEventHandler(async (event) => { // itmap: http_route DELETE /api/users/{id}
  return event.context.params.id;
});
// file: server/api/users/index.get.ts
export default defineEventHandler(() => []); // itmap: http_route GET /api/users
// file: server/api/files/[...path].ts
export default eventHandler(() => 1); // itmap: http_route ANY /api/files/{path*}
// file: server/routes/sitemap.xml.ts
export default defineEventHandler(() => ""); // itmap: http_route ANY /sitemap.xml
// file: server/middleware/auth.ts
export default defineEventHandler(() => {}); // ok: http_route
// file: server/utils/db.ts
export default {}; // ok: http_route
// file: pages/users/[id].vue
<template><p /></template> // ok: http_route
// file: components/Card.vue
<template><p /></template> // ok: http_route
// file: modules/health.ts
import { addServerHandler, defineNuxtModule } from "@nuxt/kit";

export default defineNuxtModule({
  setup() {
    addServerHandler({ route: "/_health/:name", method: "get", handler: "./runtime/health" }); // itmap: http_route GET /_health/{name}
    addServerHandler({ middleware: true, handler: "./runtime/log" }); // ok: http_route
  },
});
