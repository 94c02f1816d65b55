// Services: their methods are the routes. Middleware makes none.
// file: app.ts
import { feathers } from "@feathersjs/feathers";
import express, { json } from "@feathersjs/express";
import { services } from "./services";

const app = express(feathers());
app.use(json());
app.use("/guarded", guard); // ok: http_route
app.configure(services);

// file: services.ts
import type { Application } from "@feathersjs/feathers";
import { KnexService } from "@feathersjs/knex";

class Messages {
  async find() {}
  async get(id: string) {}
  async create(data: Message) {}
  private helper() {}
}

class Users extends KnexService {}

class Logs extends KnexService {}

export const services = (app: Application) => {
  app.use("messages", new Messages()); // itmap: http_route GET|POST /messages ; http_route GET /messages/{id}
  // itmap: http_route GET|POST /logs ; http_route GET|PUT|PATCH|DELETE /logs/{id}
  app.use("logs", new Logs({ name: "logs" }), { methods: all, events: [] });
  // itmap: http_route GET|POST /users ; http_route GET|PUT|PATCH|DELETE /users/{id}
  app.use("users", new Users({ name: "users" }));
};
