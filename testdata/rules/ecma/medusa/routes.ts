// Routes of an application by their folders.
// file: package.json
{ "dependencies": { "@medusajs/framework": "2.0.0" } }
// file: src/api/store/brands/[id]/route.ts
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";

export const GET = async (req: MedusaRequest, res: MedusaResponse) => { // itmap: http_route GET /store/brands/{id}
  res.json(await load(req.params.id));
};

export async function POST(req: MedusaRequest, res: MedusaResponse) { // itmap: http_route POST /store/brands/{id}
  res.json(await save(req.validatedBody));
}

export const AUTHENTICATE = false; // ok: http_route
// file: src/api/store/brands/helpers.ts
export const GET = () => []; // ok: http_route
// file: src/modules/brand/route.ts
export const GET = () => []; // ok: http_route
