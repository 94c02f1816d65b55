// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"github.com/buaazp/fasthttprouter"
	"github.com/fasthttp/router"
	"github.com/valyala/fasthttp"
)

func main() {
	r := router.New()
	r.GET("/users/{id:[0-9]+}", show)            // itmap: http_route GET /users/{id}
	r.GET("/optional/{name?}", show)             // itmap: http_route GET /optional/{name}
	r.ANY("/any", show)                          // itmap: http_route ANY /any
	r.Handle("PATCH", "/handle", show)           // itmap: http_route PATCH /handle
	api := r.Group("/api")
	api.Group("/v1").POST("/files/{path:*}", show) // itmap: http_route POST /api/v1/files/{path*}
	r.ServeFiles("/static/{filepath:*}", "public") // itmap: static ANY /static/{filepath*}
	old := fasthttprouter.New()
	old.PUT("/orders/:id", show)                 // itmap: http_route PUT /orders/{id}
	_ = fasthttp.ListenAndServe(":8080", r.Handler)
}

func show(ctx *fasthttp.RequestCtx) {
	_ = ctx.UserValue("id")
	_ = ctx.QueryArgs().Peek("page")
	_, _, _ = fasthttp.Get(nil, "/no-route") // itmap: http_call GET /no-route
}
