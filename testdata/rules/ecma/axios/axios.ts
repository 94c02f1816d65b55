// file: api.ts
import axios, { AxiosInstance } from "axios";

const api = axios.create({ baseURL: "https://api.x.com/v1" });

export async function run(id: number) {
  await axios.get(`https://y.com/users/${id}`); // itmap: http_call GET https://y.com/users/{id}
  await axios({ method: "post", url: "https://y.com/a" }); // itmap: http_call POST https://y.com/a
  await axios("https://y.com/b"); // itmap: http_call GET https://y.com/b
  await api.post("", { id }); // itmap: http_call POST https://api.x.com/v1
  await api.delete("/users/1"); // itmap: http_call DELETE https://api.x.com/v1/users/1
  await api.request({ method: "put", url: "/c" }); // itmap: http_call PUT https://api.x.com/v1/c
  api.interceptors.request.use((config) => config); // ok: http_call
  axios.isAxiosError({}); // ok: http_call
  const source = axios.CancelToken.source(); // ok: http_call
  return source;
}

export class Client {
  constructor(private readonly http: AxiosInstance) {}
  all() {
    return this.http.get("/all"); // itmap: http_call GET /all
  }
}

// file: nest.ts
import { HttpService } from "@nestjs/axios";

export class Rates {
  constructor(private readonly http: HttpService) {}
  get() {
    return this.http.get("https://rates.com/latest"); // itmap: http_call GET https://rates.com/latest
  }
}
