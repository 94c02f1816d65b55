// Route handlers of the app folder, API routes of the pages folder. Pages are none.
// file: package.json
{ "dependencies": { "next": "15.0.0" } }
// file: src/app/api/orders/[id]/route.ts
import { NextRequest, NextResponse } from "next/server";

export const dynamic = "force-dynamic";

export async function GET(request: NextRequest) { // itmap: http_route GET /api/orders/{id}
  return NextResponse.json(request.nextUrl.searchParams.get("page"));
}

async function remove() {
  return new Response(null, { status: 204 });
}

export { remove as DELETE }; // itmap: http_route DELETE /api/orders/{id}
// file: src/app/(shop)/api/orders/route.ts
import { wrap } from "@/lib/wrap";

export const { GET, POST } = wrap({}); // itmap: http_route GET /api/orders ; http_route POST /api/orders
// file: src/app/api/orders/again/route.ts
export * from "../[id]/route"; // itmap: http_route GET /api/orders/again ; http_route DELETE /api/orders/again
// file: src/app/_lib/route.ts
export const GET = () => 1; // ok: http_route
// file: src/app/shop/[[...slug]]/page.tsx
export default function Page() { // ok: http_route
  return null;
}
// file: src/app/shop/layout.tsx
export default function Layout() { // ok: http_route
  return null;
}
// file: src/pages/api/login.ts
import type { NextApiRequest, NextApiResponse } from "next";

export default async function handler(req: NextApiRequest, res: NextApiResponse) { // itmap: http_route POST /api/login
  if (req.method !== "POST") return res.status(405).end();
  res.json({});
}
// file: src/pages/api/items/[...path].ts
const handler = async (req, res) => {
  switch (req.method) {
    case "GET":
      return list(req, res);
    case "PUT":
      return replace(req, res);
  }
};
export default withSession(handler); // itmap: http_route GET|PUT /api/items/{path*}
// file: src/pages/api/any.js
module.exports = (req, res) => res.end(); // itmap: http_route ANY /api/any
// file: src/pages/index.tsx
export default function Home() { // ok: http_route
  return null;
}
// file: src/pages/_app.tsx
export default function App() { // ok: http_route
  return null;
}
// file: src/middleware.ts
export default function middleware() {} // ok: http_route
