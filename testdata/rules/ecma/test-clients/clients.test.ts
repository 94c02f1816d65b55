// file: users.test.ts
import request from "supertest";
import Fastify from "fastify";
import { Hono } from "hono";

const app = Fastify();
const hono = new Hono();
const base = "/api/v1";

describe("users", () => {
  it("lists", async () => {
    await request(app.server).get(`${base}/users`).expect(200); // itmap: http_call GET /api/v1/users
    await request("http://localhost:3000").post("/users"); // itmap: http_call POST http://localhost:3000/users
    await app.inject({ method: "DELETE", url: "/users/7" }); // itmap: http_call DELETE /users/7
    await app.inject("/health"); // itmap: http_call GET /health
    await hono.request("/posts", { method: "POST" }); // itmap: http_call POST /posts
    await hono.request(new Request("http://localhost/posts")); // itmap: http_call GET http://localhost/posts
    await app.close(); // ok: http_call
  });
});
