import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

import { OrdersClient, type Line } from "../clients/orders.js";
import { customerOf, requireCustomer } from "../session.js";

const COOKIE = "cart";

function linesOf(request: FastifyRequest): Line[] {
  return JSON.parse(request.cookies[COOKIE] ?? "[]");
}

function keep(reply: FastifyReply, lines: Line[]) {
  reply.setCookie(COOKIE, JSON.stringify(lines), { path: "/", httpOnly: true });
  return lines;
}

const lineSchema = {
  body: {
    type: "object",
    required: ["sku"],
    properties: { sku: { type: "string" }, quantity: { type: "integer", minimum: 1 } },
  },
} as const;

export default async function cart(app: FastifyInstance) {
  app.get("/", async (request) => linesOf(request));

  app.post<{ Body: { sku: string; quantity?: number } }>(
    "/items",
    { schema: lineSchema },
    async function addItem(request, reply) {
      const { sku, quantity = 1 } = request.body;
      return keep(reply, [...linesOf(request).filter((line) => line.sku !== sku), { sku, quantity }]);
    },
  );

  app.delete<{ Params: { sku: string } }>("/items/:sku", async function removeItem(request, reply) {
    return keep(reply, linesOf(request).filter((line) => line.sku !== request.params.sku));
  });

  app.route<{ Body: { email: string } }>({
    method: "POST",
    url: "/checkout",
    preHandler: requireCustomer,
    handler: checkout,
  });
}

async function checkout(request: FastifyRequest<{ Body: { email: string } }>, reply: FastifyReply) {
  const client = new OrdersClient(customerOf(request) ?? "");
  const placed = await client.place(request.body.email, linesOf(request));
  keep(reply, []);
  return reply.code(201).send(placed);
}
