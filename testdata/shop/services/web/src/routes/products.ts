import type { FastifyInstance } from "fastify";

import { findProduct, listProducts } from "../clients/catalog.js";

interface ListQuery {
  limit?: number;
}

export async function products(app: FastifyInstance) {
  app.get<{ Querystring: ListQuery }>("/products", async (request) => listProducts(request.query.limit ?? 50));

  app.get<{ Params: { sku: string } }>("/products/:sku", async (request, reply) => {
    const product = await findProduct(request.params.sku);
    return product ?? reply.code(404).send({ error: "no such product" });
  });
}
