// file: azure.ts
import { app } from "@azure/functions";

app.http("users", { methods: ["GET"], route: "users/{id}", handler: async () => ({}) }); // itmap: http_route GET /api/users/{id}
app.timer("clean", { schedule: "%SCHEDULE%", handler: async () => {} }); // itmap: scheduled_job schedule %SCHEDULE%
app.storageQueue("resize", { queueName: "images", handler: async () => {} }); // itmap: queue_consume consume images
app.setup({}); // ok: http_route

// file: google.js
const functions = require("@google-cloud/functions-framework");

functions.http("hello", (request, response) => response.send("x")); // itmap: http_route ANY /hello

// file: worker.ts
import { Router } from "itty-router";

const router = Router({ base: "/v1" });
router.get("/users/:id", () => new Response("x")); // itmap: http_route GET /v1/users/{id}
router.handle; // ok: http_route
export default router;
