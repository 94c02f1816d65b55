// Closures, inline middleware, mounted routers, patterns with methods.
// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
)

func main() {
	r := chi.NewRouter()
	r.Use(guard)
	r.Get("/health", show)                                 // itmap: http_route GET /health
	r.Route("/orders", func(r chi.Router) {
		r.With(guard).Get("/", show)                       // itmap: http_route GET /orders
		r.With(guard, guard).
			Post("/", show)                                // itmap: http_route POST /orders
		r.Route("/{id:[0-9]+}", func(r chi.Router) {
			r.Use(guard)
			r.Put("/", show)                               // itmap: http_route PUT /orders/{id}
			r.Group(func(r chi.Router) {
				r.Delete("/items/{item}", show)            // itmap: http_route DELETE /orders/{id}/items/{item}
			})
		})
	})
	r.Group(func(r chi.Router) {
		r.Handle("/any", http.HandlerFunc(show))           // itmap: http_route ANY /any
		r.HandleFunc("GET /one", show)                     // itmap: http_route GET /one
	})
	r.Method(http.MethodPatch, "/method", http.HandlerFunc(show)) // itmap: http_route PATCH /method
	r.MethodFunc("POST", "/func", show)                    // itmap: http_route POST /func
	r.Mount("/admin", admin())
	r.Mount("/debug", middleware.Profiler())               // itmap: http_route ANY /debug
	r.Mount("/users", resource{}.Routes())
	r.Handle("/static/*", http.StripPrefix("/static/", http.FileServer(http.Dir("public")))) // itmap: static ANY /static/{*}
	println(r.Match(nil, "GET", "/no-route"))              // ok: http_route
	_ = http.ListenAndServe(":3000", r)
}

func admin() http.Handler {
	r := chi.NewRouter()
	r.Get("/", show)        // itmap: http_route GET /admin
	r.Get("/files/*", show) // itmap: http_route GET /admin/files/{*}
	return r
}

type resource struct{}

func (rs resource) Routes() chi.Router {
	r := chi.NewMux()
	r.Get("/{id}", rs.get) // itmap: http_route GET /users/{id}
	return r
}

func (rs resource) get(w http.ResponseWriter, r *http.Request) { _ = chi.URLParam(r, "id") }

func guard(next http.Handler) http.Handler { return next }

func show(w http.ResponseWriter, r *http.Request) { _ = r.Header.Get("/no-route") } // ok: http_route
