// file: go.mod
module example.com/shop

// file: router/router.go
package router

import "net/http"

// Keeps its handlers in a map of its own.
type Router struct{ table map[string]http.HandlerFunc }

func (r *Router) Get(path string, h http.HandlerFunc)             { r.table["GET "+path] = h }
func (r *Router) HandleFunc(path string, h http.HandlerFunc)      { r.table[path] = h }
func (r *Router) Method(verb, path string, h http.HandlerFunc)    { r.table[verb+" "+path] = h }
func (r *Router) Fetch(path string, h func(body string) error)    {}
func (r *Router) ServeHTTP(w http.ResponseWriter, q *http.Request) {}

// Hands on to the standard library.
type Front struct{ mux *http.ServeMux }

func (f *Front) Get(path string, h http.HandlerFunc) { f.mux.HandleFunc("GET /api"+path, h) }

// file: main.go
package main

import (
	"net/http"

	"example.com/shop/router"
)

func main() {
	r := &router.Router{}
	r.Get("/users/:id", show)                             // itmap: http_route GET /users/{id}
	r.HandleFunc("/orders", func(w http.ResponseWriter, q *http.Request) {}) // itmap: http_route ANY /orders
	r.Method("PUT", "/orders/{id}", show)                 // itmap: http_route PUT /orders/{id}
	r.Fetch("/jobs", func(body string) error { return nil }) // ok: http_route
	r.Get("users", show)                                  // ok: http_route
	r.Method("colour", "/red", show)                      // ok: http_route
	cache := newCache()
	cache.Get("/key", load) // ok: http_route

	// What the router does with the path counts.
	front := &router.Front{mux: http.NewServeMux()}
	front.Get("/items", show) // itmap: http_route GET /api/items
	_ = http.ListenAndServe(":8080", front.mux)
}

type cache struct{}

func newCache() *cache                                   { return &cache{} }
func (c *cache) Get(key string, load func(string) string) {}
func load(key string) string                             { return key }
func show(w http.ResponseWriter, q *http.Request)        {}
