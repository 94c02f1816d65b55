// file: io.ts
import Redis from "ioredis";

const redis = new Redis();

export async function run(id: string) {
  await redis.get(`user:${id}`); // itmap: cache get user:{id}
  await redis.setex("stats", 60, "x"); // itmap: cache set stats
  await redis.del("stats"); // itmap: cache delete stats
  await redis.hgetall("users"); // itmap: cache get users
  await redis.multi().incr("hits").expire("hits", 60).exec(); // itmap: cache set hits
  await redis.publish("orders", "{}"); // itmap: queue_publish publish orders
  await redis.xadd("events", "*", "a", "b"); // itmap: queue_publish xadd events
  redis.subscribe("orders"); // itmap: queue_consume subscribe orders
  redis.on("message", () => {}); // ok: queue_consume
  await redis.quit(); // ok: cache
  await redis.ping(); // ok: cache
}

// file: node.js
const { createClient } = require("redis");

const client = createClient({ url: "redis://cache" });

async function run(id) {
  await client.connect(); // ok: cache
  await client.hSet("users", id, "x"); // itmap: cache set users
  await client.mGet(["a", "b"]); // itmap: cache get a ; cache get b
  await client.flushAll(); // itmap: cache delete
  const subscriber = client.duplicate(); // ok: cache
  await subscriber.pSubscribe("jobs.*", () => {}); // itmap: queue_consume subscribe jobs.*
  const map = new Map();
  map.get("user"); // ok: cache
}

module.exports = run;
