// file: limits.ts
import axios from "axios";
import axiosRetry from "axios-retry";
import pRetry from "p-retry";
import got from "got";
import { HttpService } from "@nestjs/axios";
import { retry, timeout } from "rxjs";

const MS = 1000;
const api = axios.create({ baseURL: "https://api.example.com", timeout: 5 * MS });
const steady = axios.create({ baseURL: "https://steady.example.com" });
axiosRetry(steady, { retries: 3 });

export async function limits() {
  await api.get("/a");                                                  // itmap: http_call GET https://api.example.com/a timeout=5000
  await axios.get("https://api.example.com/b", { timeout: 100 });       // itmap: http_call GET https://api.example.com/b timeout=100
  await fetch("https://api.example.com/c", { signal: AbortSignal.timeout(2000) });  // itmap: http_call GET https://api.example.com/c timeout=2000
  await fetch("https://api.example.com/d");                             // itmap: http_call GET https://api.example.com/d
  await got("https://api.example.com/e", { retry: { limit: 2 } });      // itmap: http_call GET https://api.example.com/e retry={limit:2}
  await steady.get("/f");                                               // itmap: http_call GET https://steady.example.com/f retry=axiosRetry(steady,{retries:3})
  await pRetry(() => fetch("https://api.example.com/g"), { retries: 5 });  // itmap: http_call GET https://api.example.com/g retry=pRetry(...,{retries:5})
  const once = async () => fetch("https://api.example.com/h");          // itmap: http_call GET https://api.example.com/h retry=pRetry(once)
  await pRetry(once);
}

export class Orders {
  constructor(private readonly http: HttpService) {}

  list() {
    return this.http.get("https://api.example.com/i").pipe(retry(3), timeout(500));  // itmap: http_call GET https://api.example.com/i retry=retry(3) timeout=500
  }
}

// file: errors.ts
import { BadGatewayException } from "@nestjs/common";

export class UpstreamError extends Error {}

export async function mapped() {
  try {
    return await fetch("https://api.example.com/a");                    // itmap: http_call GET https://api.example.com/a handled=anyerror:raisedasUpstreamError
  } catch (error) {
    throw new UpstreamError("no answer");
  }
}

export async function answered() {
  try {
    return await fetch("https://api.example.com/b");                    // itmap: http_call GET https://api.example.com/b handled=anyerror:raisedasBadGatewayException502
  } catch {
    throw new BadGatewayException();
  }
}

export async function again() {
  try {
    await fetch("https://api.example.com/c");                           // itmap: http_call GET https://api.example.com/c handled=anyerror:raisedagainorgivesnone
  } catch (error) {
    if (String(error) === "gone") return null;
    throw error;
  }
}

export async function chained() {
  await fetch("https://api.example.com/d").catch(() => null);           // itmap: http_call GET https://api.example.com/d handled=anyerror:givesnone
  await fetch("https://api.example.com/e").then((r) => r.json()).catch(console.error);  // itmap: http_call GET https://api.example.com/e handled=anyerror:logged
  await fetch("https://api.example.com/f").catch(() => {});             // itmap: http_call GET https://api.example.com/f handled=anyerror:passedover
}

export async function open() {
  await fetch("https://api.example.com/g");                             // itmap: http_call GET https://api.example.com/g handled!=anyerror:passedover
}
