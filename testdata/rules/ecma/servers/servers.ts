// file: contract.ts
import { initContract } from "@ts-rest/core";

const c = initContract();

export const contract = c.router({
  getPost: { method: "GET", path: "/posts/:id" }, // itmap: http_route GET /posts/{id}
  create: { method: "POST", path: "/posts" }, // itmap: http_route POST /posts
});
c.type(); // ok: http_route

// file: tools.ts
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";

const server = new McpServer({ name: "x", version: "1" });
server.registerTool("search", { title: "Search" }, async () => ({ content: [] })); // itmap: rpc_service registerTool search
server.connect(null); // ok: rpc_service

// file: connect.js
const connect = require("connect");

const app = connect();
app.use("/users", (request, response) => response.end()); // itmap: http_route ANY /users
app.use((request, response) => response.end()); // ok: http_route
app.listen(80);
