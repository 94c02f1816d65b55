import type { FastifyInstance, FastifyRequest, RouteOptions } from "fastify";

import { OrdersClient } from "../clients/orders.js";
import { customerOf, requireCustomer } from "../session.js";

const idOf = (request: FastifyRequest) => (request.params as { id: string }).id;
const clientOf = (request: FastifyRequest) => new OrdersClient(customerOf(request) ?? "");

const table: RouteOptions[] = [
  { method: "GET", url: "/", handler: async (request) => clientOf(request).list() },
  { method: "GET", url: "/:id", handler: showOrder },
  { method: "DELETE", url: "/:id", handler: cancelOrder },
];

export default async function orders(app: FastifyInstance) {
  app.addHook("preHandler", requireCustomer);
  for (const route of table) {
    app.route(route);
  }
}

async function showOrder(request: FastifyRequest) {
  return clientOf(request).show(idOf(request));
}

async function cancelOrder(request: FastifyRequest) {
  await clientOf(request).cancel(idOf(request));
}
