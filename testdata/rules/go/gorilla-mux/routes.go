// Chains in either order, subrouters, methods behind the path and before it.
// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"net/http"

	"github.com/gorilla/mux"
)

func main() {
	r := mux.NewRouter().StrictSlash(true)
	r.HandleFunc("/health", show)                                              // itmap: http_route ANY /health
	r.HandleFunc("/orders", show).Methods("GET", http.MethodHead).Name("list") // itmap: http_route GET|HEAD /orders
	r.Handle("/orders", http.HandlerFunc(show)). // itmap: http_route POST /orders
		Methods(http.MethodPost)
	r.Path("/path").HandlerFunc(show).Methods("PUT")            // itmap: http_route PUT /path
	r.Methods("PATCH").Path("/before/{id:[0-9]+}").HandlerFunc(show) // itmap: http_route PATCH /before/{id}
	r.Path("/q").Methods("GET").Queries("type", "{type}").HandlerFunc(show) // itmap: http_route GET /q
	api := r.PathPrefix("/api").Subrouter()
	api.Use(guard)
	api.HandleFunc("/users/{name:.*}", show).Methods("GET")     // itmap: http_route GET /api/users/{name*}
	v1 := api.PathPrefix("/v1").Subrouter()
	v1.Path("").Methods("DELETE").HandlerFunc(show)             // itmap: http_route DELETE /api/v1
	ping := r.Path("/ping").Subrouter()
	ping.Methods("GET").HandlerFunc(show)                       // itmap: http_route GET /ping
	get := r.Methods("GET").Subrouter()
	get.HandleFunc("/got", show)                                // itmap: http_route GET /got
	hosted := r.Host("{sub}.example.com").Subrouter()
	hosted.HandleFunc("/hosted", show)                          // itmap: http_route ANY /hosted
	r.Path("/url-only/{id}").HandlerFunc(show).BuildOnly()      // ok: http_route
	for _, route := range table {
		api.Methods(route.method).Path(route.path).HandlerFunc(route.handler) // itmap: http_route GET /api/t1 ; http_route POST /api/t2
	}
	r.PathPrefix("/static/").Handler(http.StripPrefix("/static/", http.FileServer(http.Dir("public")))) // itmap: static ANY /static/
	println(r.Get("list"))                                      // ok: http_route
}

var table = []struct {
	method, path string
	handler      http.HandlerFunc
}{
	{"GET", "/t1", show},
	{"POST", "/t2", show},
}

func guard(next http.Handler) http.Handler { return next }

func show(w http.ResponseWriter, r *http.Request) { _ = mux.Vars(r)["id"] }
