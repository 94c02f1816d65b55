import supertest from "supertest";
import { afterAll, beforeAll, expect, test } from "vitest";

import { buildApp } from "../src/app.js";

const app = await buildApp();

beforeAll(() => app.ready());
afterAll(() => app.close());

test("a cart is empty at first", async () => {
  const response = await supertest(app.server).get("/api/cart/").expect(200);
  expect(response.body).toEqual([]);
});

test("an item is added", async () => {
  const response = await app.inject({ method: "POST", url: "/api/cart/items", payload: { sku: "tea-1" } });
  expect(response.statusCode).toBe(200);
  expect(response.json()).toEqual([{ sku: "tea-1", quantity: 1 }]);
});

test("checkout asks for a login", async () => {
  await supertest(app.server).post("/api/cart/checkout").send({ email: "a@example.com" }).expect(401);
});
