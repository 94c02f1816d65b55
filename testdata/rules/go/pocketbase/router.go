// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"os"

	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/router"
)

func main() {
	app := pocketbase.New()
	app.OnServe().BindFunc(func(se *core.ServeEvent) error {
		se.Router.GET("/hello/{name}", show)                  // itmap: http_route GET /hello/{name}
		g := se.Router.Group("/api/shop").Bind(nil)
		g.POST("/orders", show).Bind(nil)                     // itmap: http_route POST /api/shop/orders
		g.Any("GET /any/{path...}", show)                     // itmap: http_route GET /api/shop/any/{path*}
		se.Router.GET("/{path...}", apis.Static(os.DirFS("public"), false)) // itmap: static ANY /{path*}
		register(g)
		return se.Next()
	})
	_ = app.Start()
}

func register(rg *router.RouterGroup[*core.RequestEvent]) {
	sub := rg.Group("/items")
	sub.DELETE("/{id}", show) // itmap: http_route DELETE /api/shop/items/{id}
	sub.GET("", show)         // itmap: http_route GET /api/shop/items
}

func show(e *core.RequestEvent) error {
	_ = e.Request.PathValue("/no-route") // ok: http_route
	return nil
}
