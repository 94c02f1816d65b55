// Groups, groups in a chain, a group passed to a function.
// file: go.mod
module example.com/shop

// file: main.go
package main

import "github.com/gin-gonic/gin"

func main() {
	r := gin.Default()
	r.GET("/health", health) // itmap: http_route GET /health
	api := r.Group("/api")
	api.Use(guard).POST("/orders", create) // itmap: http_route POST /api/orders
	r.Group("/v2").Group("/users").GET("/:id", show) // itmap: http_route GET /v2/users/{id}
	api.Any("/any", handle) // itmap: http_route ANY /api/any
	api.Handle("PATCH", "/orders/:id", change) // itmap: http_route PATCH /api/orders/{id}
	api.Match([]string{"GET", "HEAD"}, "/match", handle) // itmap: http_route GET|HEAD /api/match
	register(api)
	cache := map[string]string{}
	println(cache["/no-route"]) // ok: http_route
}

func register(group *gin.RouterGroup) {
	group.DELETE("/files/*path", remove) // itmap: http_route DELETE /api/files/{path*}
}
