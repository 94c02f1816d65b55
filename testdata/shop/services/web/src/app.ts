import { fileURLToPath } from "node:url";

import cookie from "@fastify/cookie";
import statics from "@fastify/static";
import websocket from "@fastify/websocket";
import Fastify, { type FastifyInstance } from "fastify";

import { API, Area } from "./paths.js";
import cart from "./routes/cart.js";
import live from "./routes/live.js";
import orders from "./routes/orders.js";
import { products } from "./routes/products.js";

export async function buildApp(): Promise<FastifyInstance> {
  const app = Fastify({ logger: true });
  await app.register(cookie);
  await app.register(websocket);
  await app.register(statics, { root: fileURLToPath(new URL("../public", import.meta.url)), prefix: "/assets/" });

  app.get("/healthz", async () => ({ status: "ok" }));
  await app.register(products, { prefix: API });
  await app.register(cart, { prefix: `${API}/${Area.Cart}` });
  await app.register(orders, { prefix: `${API}/${Area.Orders}` });
  await app.register(live, { prefix: "/live" });
  return app;
}
