# file: cache.py
from aiocache import cached
from django.core.cache import cache, caches
from flask_caching import Cache
from pymemcache.client.base import Client

flask_cache = Cache(config={"CACHE_TYPE": "redis"})            # ok: cache


def main(id):
    cache.get(f"user:{id}")                                    # itmap: cache get user:{id}
    cache.set("config", 1, timeout=3)                          # itmap: cache set config
    cache.clear()                                              # itmap: cache delete
    caches["other"].delete("config")                           # todo: cache delete config
    client = Client("memcached:11211")                         # ok: cache
    client.set("a", "b")                                       # itmap: cache set a
    flask_cache.delete("b")                                    # itmap: cache delete b
    client.close()                                             # ok: cache


@flask_cache.memoize(50)                                       # itmap: cache get slow
def slow():
    return 1


@cached(ttl=3, key="answer")                                   # itmap: cache get answer
async def answer():
    return 42
