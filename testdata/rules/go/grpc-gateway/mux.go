// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"net/http"

	"github.com/grpc-ecosystem/grpc-gateway/v2/runtime"
	"google.golang.org/grpc/health/grpc_health_v1"
)

func main() {
	gateway := runtime.NewServeMux(
		runtime.WithHealthEndpointAt(client(), "/healthy"),  // itmap: http_route GET /healthy
		runtime.WithHealthzEndpoint(client()),               // itmap: http_route GET /healthz
		runtime.WithMarshalerOption("/no-route", nil),       // ok: http_route
	)
	_ = gateway.HandlePath("POST", "/v1/upload/{id}", upload)    // itmap: http_route POST /v1/upload/{id}
	_ = gateway.HandlePath(http.MethodGet, "/v1/file/{name=files/*}", upload) // itmap: http_route GET /v1/file/{name*}
}

func upload(w http.ResponseWriter, r *http.Request, params map[string]string) {
	_ = params["/no-route"] // ok: http_route
}

func client() grpc_health_v1.HealthClient { return nil }
