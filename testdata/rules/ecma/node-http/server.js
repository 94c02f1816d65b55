// file: server.js
const http = require("node:http");

http.createServer((req, res) => {
  if (req.method === "GET" && req.url === "/users") { // itmap: http_route GET /users
    return res.end("[]");
  }
  if (req.url === "/users" && req.method === "POST") { // itmap: http_route POST /users
    return res.end("{}");
  }
  if (req.url === "/health") { // itmap: http_route ANY /health
    return res.end("ok");
  }
  if (req.headers.host === "/x") { // ok: http_route
    return res.end();
  }
  res.end();
}).listen(3000);
