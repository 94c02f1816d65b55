// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"net/http"

	"github.com/grpc-ecosystem/grpc-gateway/v2/runtime"
)

func main() {
	gateway := runtime.NewServeMux()
	_ = gateway.HandlePath("POST", "/v1/upload/{id}", upload)    // itmap: http_route POST /v1/upload/{id}
	_ = gateway.HandlePath(http.MethodGet, "/v1/file/{name=files/*}", upload) // itmap: http_route GET /v1/file/{name*}
}

func upload(w http.ResponseWriter, r *http.Request, params map[string]string) {
	_ = params["/no-route"] // ok: http_route
}
