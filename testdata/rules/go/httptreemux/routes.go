// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"net/http"

	"github.com/dimfeld/httptreemux/v5"
)

func main() {
	router := httptreemux.NewContextMux()
	router.GET("/users/:id", show) // itmap: http_route GET /users/{id}
	api := router.NewGroup("/api")
	api.Handle("POST", "/orders", show) // itmap: http_route POST /api/orders
	http.ListenAndServe(":80", router)  // ok: http_route
}

func show(w http.ResponseWriter, r *http.Request) {}
