// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"net/http"

	"goyave.dev/goyave/v5"
	"goyave.dev/goyave/v5/util/fsutil/osfs"
)

func main() {
	server, _ := goyave.New(goyave.Options{})
	server.RegisterRoutes(func(_ *goyave.Server, router *goyave.Router) {
		router.Get("/health", show)                                      // itmap: http_route GET /health
		router.Route([]string{http.MethodPut, http.MethodPatch}, "/both", show) // itmap: http_route PATCH|PUT /both
		users := router.Subrouter("/users")
		users.Group().SetMeta("auth", true).Post("/{id:[0-9]+}", show)   // itmap: http_route POST /users/{id}
		router.Static(&osfs.FS{}, "/static", false)                      // itmap: static ANY /static
	})
	_ = server.Start()
}

func show(response *goyave.Response, request *goyave.Request) {
	_ = request.Header().Get("/no-route") // ok: http_route
}
