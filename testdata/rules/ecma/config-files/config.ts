// file: config/default.json
{
  "pay": { "url": "http://pay:8080", "retries": 3 },
  "db": { "host": "db" }
}
// file: config/production.json
{ "pay": { "url": "http://pay.prod" } }
// file: src/pay.ts
import config from "config";
import axios from "axios";

export async function pay(id: string) {
  await axios.post(`${config.get("pay.url")}/charges/${id}`);      // itmap: http_call POST http://pay:8080/charges/{id}
  await axios.get(`http://${config.get<string>("db.host")}/up`);   // itmap: http_call GET http://db/up
  await axios.get(config.get("other.url"));                        // itmap: http_call GET {?}
  return config.get("pay.retries");                                // ok: http_call
}
