// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"net/http"

	"github.com/zenazn/goji"
	old "github.com/zenazn/goji/web"
	mux "goji.io"
	"goji.io/pat"
)

func main() {
	goji.Get("/users/:id", show) // itmap: http_route GET /users/{id}
	api := old.New()
	api.Post("/orders", show) // itmap: http_route POST /orders
	m := mux.NewMux()
	m.HandleFunc(pat.Get("/items/:id"), show) // itmap: http_route GET /items/{id}
	m.Use(nil)                                // ok: http_route
	goji.Serve()                              // ok: http_route
}

func show(w http.ResponseWriter, r *http.Request) {}
