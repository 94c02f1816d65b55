// Routes made of models.
import finale from "finale-rest";

finale.initialize({ app, sequelize });
// itmap: http_route GET|POST /api/users ; http_route GET|PUT|DELETE /api/users/{id}
finale.resource({ model: User, endpoints: ["/api/users", "/api/users/:id"] });
// itmap: http_route GET /api/logs ; http_route GET /api/logs/{id}
finale.resource({ model: Log, endpoints: ["/api/logs", "/api/logs/:id"], actions: ["list", "read"] });
other.resource({ endpoints: ["/no-route"] }); // ok: http_route
for (const { name } of [{ name: "card" }, { name: "order" }]) {
  // itmap: http_route GET|POST /api/cards ; http_route GET|PUT|DELETE /api/cards/{id}
  // itmap: http_route GET|POST /api/orders ; http_route GET|PUT|DELETE /api/orders/{id}
  finale.resource({ model: models[name], endpoints: [`/api/${name}s`, `/api/${name}s/:id`] });
}
