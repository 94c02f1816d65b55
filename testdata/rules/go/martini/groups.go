// file: go.mod
module example.com/shop

// file: main.go
package main

import "github.com/go-martini/martini"

func main() {
	m := martini.Classic()
	m.Get("/health", func() string { return "ok" }) // itmap: http_route GET /health
	m.Group("/orders", func(r martini.Router) {
		r.Get("/:id", show)                         // itmap: http_route GET /orders/{id}
		r.Any("/any/**", show)                      // itmap: http_route ANY /orders/any/{*}
	}, guard)
	m.AddRoute("PUT", "/added", show)               // itmap: http_route PUT /added
	m.Use(guard)                                    // ok: http_route
	m.Run()
}

func guard() {}

func show(params martini.Params) string { return params["id"] }
