// file: package.json
{ "dependencies": { "@remix-run/node": "2.0.0" } }
// file: app/routes/users.$id.tsx
export async function loader({ params }) { // itmap: http_route GET /users/{id}
  return params.id;
}

export const action = async () => null; // itmap: http_route POST /users/{id}
// file: app/routes/_index.tsx
export default function Index() { // itmap: http_route GET /
  return null;
}
// file: app/routes/_auth.login/route.tsx
export const action = async () => null; // itmap: http_route POST /login
// file: app/routes/_auth.login/form.tsx
export default function Form() { // ok: http_route
  return null;
}
// file: app/routes/_auth.tsx
export const loader = async () => null; // ok: http_route
// file: app/routes/users_.export[.]csv.ts
export const loader = async () => new Response(); // itmap: http_route GET /users/export.csv
// file: app/routes/files.$.ts
export const loader = async () => new Response(); // itmap: http_route GET /files/{*}
// file: app/root.tsx
export const loader = async () => null; // ok: http_route
