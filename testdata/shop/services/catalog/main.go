// Command catalog serves products and their stock.
package main

import (
	"database/sql"
	"log"
	"net/http"

	_ "github.com/lib/pq"
	"github.com/redis/go-redis/v9"

	"example.com/shop/catalog/internal/config"
	"example.com/shop/catalog/internal/httpapi"
	"example.com/shop/catalog/internal/products"
	"example.com/shop/catalog/internal/stock"
)

func main() {
	cfg := config.FromEnv()
	db, err := sql.Open("postgres", cfg.DatabaseURL)
	if err != nil {
		log.Fatal(err)
	}
	defer db.Close()
	cache := products.NewCache(redis.NewClient(&redis.Options{Addr: cfg.RedisAddr}))

	server := httpapi.New(cfg, db, products.NewStore(db), cache, stock.NewStore(db))
	log.Printf("listening on %s", cfg.Listen)
	log.Fatal(http.ListenAndServe(cfg.Listen, server.Handler()))
}
