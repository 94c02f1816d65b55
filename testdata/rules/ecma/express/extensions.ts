// Routers of other packages, WebSockets, receivers whose type only the name tells.
// file: app.ts
import express, { type Express } from "express";
import PromiseRouter from "express-promise-router";
import expressWs from "express-ws";
import { register } from "./register";

const { app } = expressWs(express());
const orders = PromiseRouter();
orders.get("/", list); // itmap: http_route GET /orders
orders.post<Params, Reply>("/:id/lines", create); // itmap: http_route POST /orders/{id}/lines
app.use("/orders", orders);
app.ws("/feed", (socket, request) => socket.send("hello")); // itmap: websocket /feed
register(app);

// file: register.ts
import type { Express } from "express";

export function register(app: Express) {
  app.put("/settings", save); // itmap: http_route PUT /settings
}

// file: plugin.js
require("express");
module.exports = function (app) {
  app.get("/by-name", show); // itmap: http_route GET /by-name
  client.get("/no-route", show); // ok: http_route
};
