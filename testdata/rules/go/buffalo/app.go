// file: go.mod
module example.com/shop

// file: actions/app.go
package actions

import (
	"net/http"

	"github.com/gobuffalo/buffalo"
)

func App() *buffalo.App {
	app := buffalo.New(buffalo.Options{})
	app.Use(guard)
	app.GET("/health", show)                 // itmap: http_route GET /health
	api := app.Group("/api/v1")
	api.ANY("/any/{name:[a-z]+}", show)      // itmap: http_route ANY /api/v1/any/{name}
	api.Resource("/orders", OrdersResource{}) // itmap: http_route GET|POST /api/v1/orders ; http_route DELETE|GET|PUT /api/v1/orders/{id} ; http_route GET /api/v1/orders/new
	app.ServeFiles("/assets", http.Dir("public")) // itmap: static ANY /assets
	return app
}

type OrdersResource struct {
	buffalo.BaseResource
}

func (o OrdersResource) List(c buffalo.Context) error { return nil }
func (o OrdersResource) New(c buffalo.Context) error  { return nil }

func guard(next buffalo.Handler) buffalo.Handler { return next }

func show(c buffalo.Context) error {
	_ = c.Param("/no-route") // ok: http_route
	return nil
}
