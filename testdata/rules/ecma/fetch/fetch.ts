// file: client.ts
import { env } from "./env";

export async function run(id: string, form: FormData) {
  await fetch(`https://api.x.com/users/${id}`); // itmap: http_call GET https://api.x.com/users/{id}
  await fetch("/api/users", { method: "POST", body: form }); // itmap: http_call POST /api/users
  await window.fetch("/api/me"); // itmap: http_call GET /api/me
  await fetch(new URL("/v1/a", "https://b.com"), { method: "PUT" }); // itmap: http_call PUT https://b.com/v1/a
  const request = new XMLHttpRequest();
  request.open("DELETE", "/api/users/1"); // itmap: http_call DELETE /api/users/1
  request.send(); // ok: http_call
  const cache = new Map<string, string>();
  cache.get("/api/x"); // ok: http_call
}

// file: env.ts
export const env = {};

// file: own.ts
import { env } from "./env";
import nodeFetch from "node-fetch";

function fetchUsers(fetch: (url: string) => void) {
  fetch("/mine"); // ok: http_call
}

export async function node() {
  await nodeFetch("https://y.com/a", { method: "PATCH" }); // itmap: http_call PATCH https://y.com/a
  return fetchUsers;
}
