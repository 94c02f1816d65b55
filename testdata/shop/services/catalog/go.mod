module example.com/shop/catalog

go 1.24

require (
	github.com/go-chi/chi/v5 v5.2.1
	github.com/lib/pq v1.10.9
	github.com/redis/go-redis/v9 v9.7.3
)
