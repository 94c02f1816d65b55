const http = require("http");
const https = require("https");
const { request, Pool } = require("undici");

http.get("http://y.com/a", (response) => {}); // itmap: http_call GET http://y.com/a
https.request({ hostname: "y.com", path: "/b", method: "POST" }, () => {}).end(); // itmap: http_call POST /b
https.request("https://y.com/c", { method: "PUT" }).end(); // itmap: http_call PUT https://y.com/c
http.createServer(() => {}).listen(80); // ok: http_call
const agent = new https.Agent({ keepAlive: true }); // ok: http_call

async function run() {
  await request("https://y.com/d", { method: "DELETE" }); // itmap: http_call DELETE https://y.com/d
  await new Pool("https://z.com").request({ path: "/e", method: "GET" }); // itmap: http_call GET https://z.com/e
}

module.exports = { run, agent };
