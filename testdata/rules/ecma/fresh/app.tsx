// file: fresh.config.ts
export default {};

// file: routes/index.tsx
export default function Home() { // itmap: http_route GET /
  return <p>Hi</p>;
}

// file: routes/users/[id].tsx
export default function User() { // itmap: http_route GET /users/{id}
  return <p>Hi</p>;
}

// file: routes/_app.tsx
// ok: http_route
export default function App() {
  return <p>Hi</p>;
}

// file: main.ts
import { App } from "fresh";

const app = new App();
app.get("/api/:name", (context) => new Response(context.params.name)); // itmap: http_route GET /api/{name}
app.listen(); // ok: http_route
