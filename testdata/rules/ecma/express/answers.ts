// file: app.ts
import express, { Request, Response } from "express";

const app = express();

function fail(res: Response, status: number) {
  res.status(status).json({ error: "no" });
}

app.get("/orders/:id", (req: Request, res: Response) => {        // itmap: http_route GET /orders/{id} status=200 status=404 status!=409
  if (req.params.id === "0") return fail(res, 404);
  res.json({});
});

app.post("/orders", (req: Request, res: Response) => {           // itmap: http_route POST /orders status=201 status=409 status!=404 status!=200
  if (!req.body) return fail(res, 409);
  res.status(201).json({});
});

app.get("/old", (req, res) => res.redirect("/orders"));          // itmap: http_route GET /old status=302 status!=200
