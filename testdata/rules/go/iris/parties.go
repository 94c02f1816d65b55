// Parties with and without closures, several methods and paths at once.
// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"github.com/kataras/iris/v12"
	"github.com/kataras/iris/v12/mvc"
)

func main() {
	app := iris.New()
	app.Get("/users/{id:uint64}", show)            // itmap: http_route GET /users/{id}
	app.Any("/any", show)                          // itmap: http_route ANY /any
	app.Handle("PUT", "/handle", show)             // itmap: http_route PUT /handle
	app.HandleMany("GET POST", "/many /several", show) // itmap: http_route GET|POST /many ; http_route GET|POST /several
	api := app.Party("/api", guard)
	v1 := api.Party("/v1")
	v1.Get("/files/{file:path}", show)             // itmap: http_route GET /api/v1/files/{file*}
	app.PartyFunc("/pf", func(p iris.Party) {
		p.Post("/x", show)                         // itmap: http_route POST /pf/x
		p.PartyFunc("/admin", func(a iris.Party) {
			a.Get("/stats", show)                  // itmap: http_route GET /pf/admin/stats
		})
	})
	app.HandleDir("/static", iris.Dir("./public")) // itmap: static ANY /static
	m := mvc.New(app)
	m.Handle(new(Home))                            // itmap: http_route GET /
	_ = app.Listen(":8080")
}

type Home struct{}

func (h *Home) Get() string { return "" }

func guard(ctx iris.Context) { ctx.Next() }

func show(ctx iris.Context) {
	_ = ctx.URLParam("/no-route") // ok: http_route
}
