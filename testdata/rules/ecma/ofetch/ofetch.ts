import { $fetch, ofetch } from "ofetch";

const api = ofetch.create({ baseURL: "https://api.x.com" });

export async function run() {
  await $fetch("/api/users", { method: "POST" }); // itmap: http_call POST /api/users
  await ofetch("/b", { baseURL: "https://y.com" }); // itmap: http_call GET https://y.com/b
  await api("/users"); // itmap: http_call GET https://api.x.com/users
  const parse = (text: string) => text; // ok: http_call
  return parse("/none"); // ok: http_call
}
