// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"context"

	"github.com/cloudwego/hertz/pkg/app"
	"github.com/cloudwego/hertz/pkg/app/server"
	"github.com/cloudwego/hertz/pkg/protocol/consts"
)

func main() {
	h := server.Default()
	h.GET("/health", show)                  // itmap: http_route GET /health
	h.Any("/any", show)                     // itmap: http_route ANY /any
	h.Handle(consts.MethodPut, "/x/:id", show) // itmap: http_route PUT /x/{id}
	h.POSTEX("/named", show, "main.show")   // itmap: http_route POST /named
	register(h)
	h.Static("/assets", "./public")         // itmap: static ANY /assets
	h.Spin()
}

func register(r *server.Hertz) {
	root := r.Group("/", guard()...)
	{
		v1 := root.Group("/v1")
		v1.Use(show).DELETE("/files/*path", append(guard(), show)...) // itmap: http_route DELETE /v1/files/{path*}
	}
}

func guard() []app.HandlerFunc { return nil }

func show(ctx context.Context, c *app.RequestContext) {
	_ = c.Query("page")
	_ = c.Param("/no-route") // ok: http_route
}
