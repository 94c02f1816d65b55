// Served files, WebSockets and event streams are told apart from routes.
import { Hono } from "hono";
import { createBunWebSocket, serveStatic } from "hono/bun";
import { streamSSE } from "hono/streaming";

const { upgradeWebSocket } = createBunWebSocket();
const app = new Hono();
app.use("/assets/*", serveStatic({ root: "./" })); // itmap: static /assets/{*}
app.get("/favicon.ico", serveStatic({ path: "./favicon.ico" })); // itmap: static /favicon.ico
app.get("/ws", upgradeWebSocket(() => ({ onMessage() {} }))); // itmap: websocket /ws
// itmap: sse GET /events
app.get("/events", (c) => streamSSE(c, async (stream) => stream.writeSSE({ data: "1" })));
app.get("/plain", (c) => c.text("ok")); // itmap: http_route GET /plain
export default app;
