// Handlers of the standard library, files, paths with a slash at the end, things that are no routes.
// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

var api *gin.RouterGroup

func main() {
	r := gin.New()
	r.NoRoute(show)                                                       // ok: http_route
	users := r.Group("/users")
	users.GET("/", show)                                                  // itmap: http_route GET /users/
	users.GET("", guard, show)                                            // itmap: http_route GET /users
	users.GET("version", show)                                            // itmap: http_route GET /users/version
	r.GET("/wrapped", gin.WrapF(plain))                                   // itmap: http_route GET /wrapped
	r.Static("/assets", "public")                                         // itmap: static ANY /assets
	r.StaticFile("/favicon.ico", "favicon.ico")                           // itmap: http_route GET|HEAD /favicon.ico
	r.GET("/docs/*path", gin.WrapH(http.FileServer(http.Dir("docs"))))    // itmap: static ANY /docs/{path*}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /inner/x", plain)                                // itmap: http_route POST /inner/x
	r.Any("/inner/*path", gin.WrapH(mux))                                 // ok: http_route
	api = r.Group("/api")
	setup()
	attach(users.Handle)
	_ = r.Run()
}

func setup() {
	api.PUT("/x", show) // itmap: http_route PUT /api/x
}

func attach(handle func(method, path string, handlers ...gin.HandlerFunc) gin.IRoutes) {
	handle(http.MethodDelete, "/:id", show) // itmap: http_route DELETE /users/{id}
}

func guard(c *gin.Context) { c.Next() }

func plain(w http.ResponseWriter, r *http.Request) {}

func show(c *gin.Context) {
	_ = c.Query("/no-route") // ok: http_route
	_ = c.Param("id")
}
