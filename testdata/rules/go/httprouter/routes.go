// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"net/http"

	"github.com/julienschmidt/httprouter"
)

func main() {
	router := httprouter.New()
	router.GET("/orders/:id", show)                          // itmap: http_route GET /orders/{id}
	router.Handle(http.MethodPut, "/orders/:id", show)       // itmap: http_route PUT /orders/{id}
	router.HandlerFunc("POST", "/orders", plain)             // itmap: http_route POST /orders
	router.Handler("DELETE", "/files/*path", http.HandlerFunc(plain)) // itmap: http_route DELETE /files/{path*}
	router.ServeFiles("/static/*filepath", http.Dir("public")) // itmap: static ANY /static/{filepath*}
	router.Lookup("GET", "/no-route")                        // ok: http_route
}

func show(w http.ResponseWriter, r *http.Request, ps httprouter.Params) { _ = ps.ByName("id") }

func plain(w http.ResponseWriter, r *http.Request) {}
