import got from "got";

const api = got.extend({ prefixUrl: "https://api.x.com" });

export async function run() {
  await got("https://y.com/a"); // itmap: http_call GET https://y.com/a
  await got("https://y.com/b", { method: "PUT" }); // itmap: http_call PUT https://y.com/b
  await got.post("https://y.com/c").json(); // itmap: http_call POST https://y.com/c
  await api.get("users"); // itmap: http_call GET https://api.x.com/users
  await api("orders"); // itmap: http_call GET https://api.x.com/orders
  got.mergeOptions({}); // ok: http_call
}
