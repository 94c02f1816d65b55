// file: clients.ts
import wretch from "wretch";
import createClient from "openapi-fetch";
import { HttpClient } from "@angular/common/http";
import { createProxyMiddleware } from "http-proxy-middleware";

const api = createClient({ baseUrl: "https://api.x.com" });

export class Users {
  constructor(private readonly http: HttpClient) {}
  all() {
    return this.http.get("/api/users"); // itmap: http_call GET /api/users
  }
}

export async function run(id: string) {
  await wretch("https://y.com/a").post({ id }); // itmap: http_call POST https://y.com/a
  api.use({ onRequest() {} }); // ok: http_call
  await api.GET("/users/{id}", { params: {} }); // itmap: http_call GET https://api.x.com/users/{id}
  return createProxyMiddleware({ target: "http://backend:80" }); // itmap: http_call ANY http://backend:80
}
