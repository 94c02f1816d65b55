// file: package.json
{ "devDependencies": { "nitropack": "2.9.0" } }
// file: server/api/users.post.ts
export default defineEventHandler(() => 1); // itmap: http_route POST /api/users
// file: routes/hello.ts
export default eventHandler(() => 1); // itmap: http_route ANY /hello
// file: routes/users/[id].ts
export default eventHandler((event) => { // itmap: http_route GET|PATCH /users/{id}
  if (event.method === "GET") return list(event);
  if (event.method === "PATCH") return change(event);
});
// file: plugins/start.ts
export default defineNitroPlugin(() => {}); // ok: http_route
