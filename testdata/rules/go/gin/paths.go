// file: go.mod
module example.com/shop

// file: main.go
package main

import "github.com/gin-gonic/gin"

func main() {
	r := gin.Default()
	r.POST("/speech/:voice-id", show)  // itmap: http_route POST /speech/{voice-id}
	r.GET("/user_:name/files/*path", show) // itmap: http_route GET /user_{name}/files/{path*}
	r.Get("/mixed", show)              // itmap: http_route GET /mixed
	api := r.Group("/api")
	api.Delete("/mixed/:id", func(c *gin.Context) {}) // itmap: http_route DELETE /api/mixed/{id}
}

func show(c *gin.Context) {}
