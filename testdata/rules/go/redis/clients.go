// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"context"
	"fmt"

	"github.com/gomodule/redigo/redis"
	goredis "github.com/redis/go-redis/v9"
)

type Cache struct{ rdb *goredis.Client }

func New() *Cache {
	return &Cache{rdb: goredis.NewClient(&goredis.Options{Addr: "localhost:6379"})} // ok: cache
}

func (c *Cache) Do(ctx context.Context, id string) {
	value, err := c.rdb.Get(ctx, fmt.Sprintf("user:%s", id)).Result() // itmap: cache get user:{id}
	_, _ = value, err
	c.rdb.Set(ctx, "user:"+id, 1, 0)              // itmap: cache set user:{id}
	c.rdb.Del(ctx, "users")                       // itmap: cache delete users
	pipe := c.rdb.TxPipeline()                    // ok: cache
	pipe.Incr(ctx, "count")                       // itmap: cache set count
	pipe.Exec(ctx)                                // itmap: cache transaction
	c.rdb.Publish(ctx, "events", "x")             // itmap: queue_publish publish events
	sub := c.rdb.Subscribe(ctx, "events")         // itmap: queue_consume consume events
	sub.Channel()                                 // ok: queue_consume
	c.rdb.XAdd(ctx, &goredis.XAddArgs{Stream: "orders"}) // itmap: queue_publish publish orders
	c.rdb.Ping(ctx)                               // ok: cache
}

func old(pool *redis.Pool) {
	conn := pool.Get()          // ok: cache
	defer conn.Close()          // ok: cache
	conn.Do("GET", "user")      // itmap: cache get user
	conn.Do("HSET", "h", "a", 1) // itmap: cache set h
}
