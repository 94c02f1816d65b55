import { CACHE_MANAGER, Cache } from "@nestjs/cache-manager";
import Keyv from "keyv";
import Memcached from "memcached";
import { LRUCache } from "lru-cache";

const keyv = new Keyv("redis://cache");
const memory = new Keyv();
const memcached = new Memcached("cache:11211");
const local = new LRUCache<string, string>({ max: 10 });

export class Prices {
  constructor(private readonly cache: Cache) {}

  async run(id: string) {
    await this.cache.get(`price:${id}`); // itmap: cache get price:{id}
    await this.cache.set("rates", 1, 60); // itmap: cache set rates
    await keyv.delete("a"); // itmap: cache delete a
    memcached.get("b", () => {}); // itmap: cache get b
    memcached.end(); // ok: cache
    local.get("c"); // ok: cache
    memory.get("d"); // ok: cache
    return CACHE_MANAGER;
  }
}
