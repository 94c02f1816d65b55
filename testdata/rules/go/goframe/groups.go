// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"github.com/gogf/gf/v2/frame/g"
	"github.com/gogf/gf/v2/net/ghttp"
)

type users struct{}

func (u *users) Get(r *ghttp.Request)  {}
func (u *users) Post(r *ghttp.Request) {}

func main() {
	s := g.Server()
	s.BindHandler("/ping", show)              // itmap: http_route ANY /ping
	s.BindHandler("POST:/orders/:id", show)   // itmap: http_route POST /orders/{id}
	s.Group("/api", func(group *ghttp.RouterGroup) {
		group.Middleware(show)
		group.GET("/users/{id}", show)        // itmap: http_route GET /api/users/{id}
		group.ALL("/any", show)               // itmap: http_route ANY /api/any
		group.REST("/rest", new(users))       // itmap: http_route GET|POST /api/rest
		v1 := group.Group("/v1")
		v1.PUT("/x", show)                    // itmap: http_route PUT /api/v1/x
	})
	s.Group("/one").DELETE("/line", show)     // itmap: http_route DELETE /one/line
	s.AddStaticPath("/assets", "public")      // itmap: static ANY /assets
	s.Run()
}

func show(r *ghttp.Request) {
	_ = r.GetQuery("/no-route") // ok: http_route
}
