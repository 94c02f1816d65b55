import { createClient } from "@clickhouse/client";

const client = createClient({ url: "http://db:8123" });

export async function run() {
  const rows = await client.query({ query: "SELECT * FROM events", format: "JSONEachRow" }); // itmap: db_call select events
  await client.insert({ table: "events", values: [] }); // itmap: db_call insert events
  await client.command({ query: "CREATE TABLE logs (id UInt8)" }); // itmap: db_call ddl logs
  await client.ping(); // ok: db_call
  await client.close(); // ok: db_call
  return rows.json(); // ok: db_call
}
