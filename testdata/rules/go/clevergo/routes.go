// file: go.mod
module example.com/shop

// file: main.go
package main

import "clevergo.tech/clevergo"

func main() {
	app := clevergo.New()
	app.Get("/users/:id", show) // itmap: http_route GET /users/{id}
	api := app.Group("/api")
	api.Post("/orders", show) // itmap: http_route POST /api/orders
	app.Run(":80")            // ok: http_route
}

func show(c *clevergo.Context) error { return nil }
