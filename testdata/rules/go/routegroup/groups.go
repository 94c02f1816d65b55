// Groups, mounted groups, inline middleware, patterns with methods.
// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"net/http"

	"github.com/go-pkgz/routegroup"
)

func main() {
	router := routegroup.New(http.NewServeMux())
	router.Use(guard)
	router.HandleFunc("GET /health", show)                 // itmap: http_route GET /health
	router.HandleFiles("/static", http.Dir("public"))      // itmap: static ANY /static
	api := router.Mount("/api")
	api.Use(guard)
	api.HandleFunc("GET /orders/{id}", show)               // itmap: http_route GET /api/orders/{id}
	api.With(guard).Handle("POST /orders", http.HandlerFunc(show)) // itmap: http_route POST /api/orders
	api.HandleRootFunc("GET", show)                        // itmap: http_route GET /api
	v1 := api.Mount("/v1")
	v1.Handle("/any", http.HandlerFunc(show))              // itmap: http_route ANY /api/v1/any
	router.Group().Route(func(open *routegroup.Bundle) {
		open.HandleFunc("GET /open", show)                 // itmap: http_route GET /open
	})
	router.Mount("/admin").Route(func(admin *routegroup.Bundle) {
		admin.With(guard).Route(func(b *routegroup.Bundle) {
			b.HandleFunc("DELETE /users/{name...}", show)  // itmap: http_route DELETE /admin/users/{name*}
		})
	})
	register(api.Group())
	http.ListenAndServe(":8080", router) // ok: http_route
}

func register(group *routegroup.Bundle) {
	group.HandleFunc("PUT /items", show)                   // itmap: http_route PUT /api/items
}

func other() http.Handler {
	web := routegroup.Mount(http.NewServeMux(), "/web")
	web.HandleFunc("GET /page", show)                      // itmap: http_route GET /web/page
	return web
}

func guard(next http.Handler) http.Handler { return next }

func show(w http.ResponseWriter, r *http.Request) {}
