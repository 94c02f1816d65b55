package products

import (
	"context"
	"encoding/json"
	"time"

	"github.com/redis/go-redis/v9"
)

const lifetime = 5 * time.Minute

// Cache keeps products in Redis. A cache that cannot be reached is an empty one.
type Cache struct{ client *redis.Client }

// NewCache makes a cache.
func NewCache(client *redis.Client) *Cache { return &Cache{client: client} }

// Get gives a product if it is there.
func (c *Cache) Get(ctx context.Context, sku string) (Product, bool) {
	var p Product
	data, err := c.client.Get(ctx, key(sku)).Bytes()
	if err != nil || json.Unmarshal(data, &p) != nil {
		return Product{}, false
	}
	return p, true
}

// Put keeps a product for a while.
func (c *Cache) Put(ctx context.Context, p Product) {
	if data, err := json.Marshal(p); err == nil {
		c.client.Set(ctx, key(p.SKU), data, lifetime)
	}
}

// Drop forgets a product.
func (c *Cache) Drop(ctx context.Context, sku string) { c.client.Del(ctx, key(sku)) }

func key(sku string) string { return "catalog:product:" + sku }
