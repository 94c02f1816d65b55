// file: go.mod
module example.com/shop

// file: main.go
package main

import "gopkg.in/macaron.v1"

func main() {
	m := macaron.Classic()
	m.Get("/users/:id", show) // itmap: http_route GET /users/{id}
	m.Group("/api", func() {
		m.Post("/orders", show)             // itmap: http_route POST /api/orders
		m.Route("/login", "GET,POST", show) // itmap: http_route GET|POST /api/login
	})
	m.Use(macaron.Renderer()) // ok: http_route
	m.Run()                   // ok: http_route
}

func show() {}
