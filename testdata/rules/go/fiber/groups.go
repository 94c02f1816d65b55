// Groups, closures, mounted applications, both versions.
// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"github.com/gofiber/contrib/websocket"
	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/filesystem"
)

func main() {
	app := fiber.New(fiber.Config{})
	app.Get("/health", show)                        // itmap: http_route GET /health
	app.Get("/users/:id<int>/:tab?", show)          // itmap: http_route GET /users/{id}/{tab}
	app.Post("/a", guard, show).Put("/b", show)     // itmap: http_route POST /a ; http_route PUT /b
	app.All("/all/*", show)                         // itmap: http_route ANY /all/{*}
	app.Add(fiber.MethodPatch, "/add", show)        // itmap: http_route PATCH /add
	api := app.Group("/api", guard)
	api.Delete("/x", show)                          // itmap: http_route DELETE /api/x
	api.Group("/v1").Get("/", show)                 // itmap: http_route GET /api/v1/
	api.Route("/shop", func(r fiber.Router) {
		r.Get("/cart", show)                        // itmap: http_route GET /api/shop/cart
	}, "shop.")
	app.Static("/", "./public")                     // itmap: static ANY /
	admin := fiber.New()
	admin.Get("/stats", show)                       // itmap: http_route GET /admin/stats
	app.Mount("/admin", admin)
	app.Use("/guarded", guard)                      // ok: http_route
	app.Get("/ws/:id", websocket.New(func(c *websocket.Conn) {})) // itmap: websocket GET /ws/{id}
	app.Use("/files", filesystem.New(filesystem.Config{}))        // itmap: static ANY /files
	register(api)
}

func register(app fiber.Router) {
	app.Post("/send", func(c *fiber.Ctx) error { // itmap: http_route POST /api/send
		_ = c.Get("X-Header") // ok: http_route
		return nil
	})
}

func guard(c *fiber.Ctx) error { return c.Next() }

func show(c *fiber.Ctx) error {
	_ = c.Params("id")
	_ = c.Query("page", "1")
	return nil
}
