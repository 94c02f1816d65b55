// Muxes in muxes, stripped prefixes, files, WebSockets.
// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"net/http"

	"golang.org/x/net/websocket"
)

func main() {
	api := http.NewServeMux()
	api.HandleFunc("GET /users/{id}", show) // itmap: http_route GET /api/users/{id}
	whole := http.NewServeMux()
	whole.HandleFunc("POST /v2/users", show) // itmap: http_route POST /v2/users
	mux := http.NewServeMux()
	mux.Handle("/api/", http.StripPrefix("/api", api)) // ok: http_route
	mux.Handle("/v2/", whole)                          // ok: http_route
	mux.Handle("/static/", http.StripPrefix("/static/", http.FileServer(http.Dir("public")))) // itmap: static ANY /static/
	mux.Handle("GET /docs/", http.FileServer(http.Dir("docs"))) // itmap: static GET /docs/
	mux.Handle("/ws", websocket.Handler(echo)) // itmap: websocket GET /ws
	_ = http.ListenAndServe(":8080", mux)
}

func echo(ws *websocket.Conn) {}

func show(w http.ResponseWriter, r *http.Request) {}
