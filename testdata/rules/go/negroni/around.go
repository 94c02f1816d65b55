// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"net/http"

	"github.com/urfave/negroni"
)

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /users", show) // itmap: http_route GET /users
	n := negroni.Classic()             // ok: http_route
	n.UseHandler(mux)                  // ok: http_route
	n.Run(":80")                       // ok: http_route
}

func show(w http.ResponseWriter, r *http.Request) {}
