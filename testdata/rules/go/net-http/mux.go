// The default mux, muxes in values and parameters, patterns with methods, conversions.
// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"encoding/json"
	"net/http"
	"time"
)

const base = "/api"

func main() {
	http.HandleFunc("/health", health)                            // itmap: http_route ANY /health
	http.Handle("GET /ready", http.HandlerFunc(health))           // itmap: http_route GET /ready
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+base+"/orders/{id}", show)              // itmap: http_route GET /api/orders/{id}
	mux.HandleFunc(http.MethodPost+" /api/orders", create)        // itmap: http_route POST /api/orders
	mux.Handle("/files/{path...}", http.TimeoutHandler(http.HandlerFunc(show), time.Second, "")) // itmap: http_route ANY /files/{path*}
	mux.HandleFunc("GET /{$}", health)                            // itmap: http_route GET /
	register(mux)
	handle := mux.HandleFunc
	handle("DELETE /api/orders/{id}", show)                       // itmap: http_route DELETE /api/orders/{id}
	_ = http.ListenAndServe(":8080", mux)
}

func register(m *http.ServeMux) {
	for _, r := range []struct {
		pattern string
		handler http.HandlerFunc
	}{{"GET /a", health}, {"PUT /b", create}} {
		m.HandleFunc(r.pattern, r.handler) // itmap: http_route GET /a ; http_route PUT /b
	}
}

func health(w http.ResponseWriter, r *http.Request) {}

func show(w http.ResponseWriter, r *http.Request) {
	_ = r.PathValue("id")
	_ = r.URL.Query().Get("verbose")
	_ = r.Header.Get("X-Trace")
	resp, _ := http.Get("https://example.com/no-route") // itmap: http_call GET https://example.com/no-route
	_ = resp.Header.Get("no-header")
}

func create(w http.ResponseWriter, r *http.Request) {
	var order struct {
		Name string `json:"name"`
	}
	_ = json.NewDecoder(r.Body).Decode(&order)
}
