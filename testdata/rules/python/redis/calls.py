# file: cache.py
import redis
import redis.asyncio as aioredis

r = redis.Redis.from_url("redis://cache")                      # ok: cache


class Store:
    def __init__(self):
        self.client = redis.StrictRedis(host="cache")

    def _key(self, id):
        return f"user:{id}"

    def load(self, id):
        return self.client.get(self._key(id))                  # itmap: cache get user:{id}


def main(id):
    Store().load(id)
    r.set("config", "x", ex=3)                                 # itmap: cache set config
    r.hgetall(f"cart:{id}")                                    # itmap: cache get cart:{id}
    r.delete("config")                                         # itmap: cache delete config
    with r.pipeline() as pipe:                                 # ok: cache
        pipe.incr("hits")                                      # itmap: cache set hits
        pipe.execute()                                         # ok: cache
    r.publish("news", "x")                                     # itmap: queue_publish publish news
    pubsub = r.pubsub()                                        # ok: queue_consume
    pubsub.subscribe("news")                                   # itmap: queue_consume consume news
    r.xadd("orders", {"a": 1})                                 # itmap: queue_publish publish orders
    r.xreadgroup("group", "me", {"orders": ">"})               # itmap: queue_consume consume orders
    r.ping()                                                   # ok: cache
    {"a": 1}.get("a")                                          # ok: cache


async def other():
    client = aioredis.from_url("redis://cache")
    await client.setex("token", 10, "x")                       # itmap: cache set token
    await client.aclose()                                      # ok: cache
