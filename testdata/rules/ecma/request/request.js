const request = require("request");
const needle = require("needle");

const api = request.defaults({ baseUrl: "https://api.x.com" });

request("https://y.com/a", (error, response) => {}); // itmap: http_call GET https://y.com/a
request({ url: "https://y.com/b", method: "PUT" }, () => {}); // itmap: http_call PUT https://y.com/b
request.post("https://y.com/c").form({}); // itmap: http_call POST https://y.com/c
api.get("/users"); // itmap: http_call GET https://api.x.com/users
needle("delete", "https://y.com/d"); // itmap: http_call DELETE https://y.com/d
needle.get("https://y.com/e", () => {}); // itmap: http_call GET https://y.com/e
request.jar(); // ok: http_call
