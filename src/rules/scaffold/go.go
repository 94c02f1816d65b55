// file: go.mod
module example.com/shop

// file: main.go
package main

import "example.com/MODULE"

func main() {
	r := MODULE.New()
	r.Get("/health", health) // itmap: http_route GET /health
	users := r.Group("/users")
	users.Get("/:id", show) // itmap: http_route GET /users/{id}
	cache := map[string]string{}
	println(cache["/no-route"]) // ok: http_route
}
