// Version 3: chains on one path, applications in Use.
// file: go.mod
module example.com/shop

// file: main.go
package main

import "github.com/gofiber/fiber/v3"

func main() {
	app := fiber.New()
	app.RouteChain("/orders").Get(show).Post(show) // itmap: http_route GET /orders ; http_route POST /orders
	app.Add([]string{"GET", "HEAD"}, "/both", show) // itmap: http_route GET|HEAD /both
	app.Query("/search", show) // itmap: http_route QUERY /search
	users := fiber.New()
	users.Get("/:id", show) // itmap: http_route GET /users/{id}
	app.Use("/users", users)
}

func show(c fiber.Ctx) error { return nil }
