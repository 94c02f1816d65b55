// file: app.ts
import { Hono } from "hono";

const app = new Hono();

app.get("/orders/:id", (c) => {                 // itmap: http_route GET /orders/{id} status=404 status!=201
  if (c.req.param("id") === "0") return c.notFound();
  return c.json({});
});
app.post("/orders", (c) => c.json({}, 201));    // itmap: http_route POST /orders status=201 status!=200
app.get("/old", (c) => c.redirect("/orders"));  // itmap: http_route GET /old status=302 status!=200

export default app;
