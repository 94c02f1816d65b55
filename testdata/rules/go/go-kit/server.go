// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"net/http"

	httptransport "github.com/go-kit/kit/transport/http"
)

func main() {
	handler := httptransport.NewServer(nil, nil, nil) // ok: http_route
	http.Handle("GET /users", handler)                // itmap: http_route GET /users
}
