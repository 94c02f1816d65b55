// Routers, mounts with middleware between, chains, arrays of paths.
// file: app.ts
import express from "express";
import { orders } from "./orders";

const app = express();
app.use(express.json());
app.use("/api", guard, orders);
app.get("/health", (req, res) => res.send("ok")); // itmap: http_route GET /health
app.get("setting"); // ok: http_route
app.use("/files", express.static("public")); // itmap: static /files
app.all("/any", handler); // itmap: http_route ANY /any
new Map().get("/no-route"); // ok: http_route

// file: orders.ts
import { Router } from "express";

export const orders = Router();
orders.post(["/orders", "/purchases"], create); // itmap: http_route POST /api/orders ; http_route POST /api/purchases
orders
  .route("/orders/:id")
  .get(show) // itmap: http_route GET /api/orders/{id}
  .delete(guard, remove); // itmap: http_route DELETE /api/orders/{id}
