import type { FastifyReply, FastifyRequest } from "fastify";

/** The customer that is logged in. */
export function customerOf(request: FastifyRequest): string | undefined {
  return request.cookies.customer;
}

export async function requireCustomer(request: FastifyRequest, reply: FastifyReply) {
  if (customerOf(request) === undefined) {
    return reply.code(401).send({ error: "not logged in" });
  }
}
