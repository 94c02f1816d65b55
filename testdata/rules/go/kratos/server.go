// file: go.mod
module example.com/shop

// file: greeter.go
package v1

import (
	"net/http"

	khttp "github.com/go-kratos/kratos/v2/transport/http"
)

func RegisterGreeterHTTPServer(s *khttp.Server, srv Greeter) {
	r := s.Route("/")
	r.GET("/hello/{name}", _Greeter_SayHello0_HTTP_Handler(srv))            // itmap: http_route GET /hello/{name}
	v1 := s.Route("/v1").Group("/users")
	v1.Handle("PATCH", "/{id}", _Greeter_SayHello0_HTTP_Handler(srv))       // itmap: http_route PATCH /v1/users/{id}
}

func serve() {
	srv := khttp.NewServer(khttp.Address(":8000"))
	srv.HandleFunc("/upload", func(w http.ResponseWriter, r *http.Request) {}) // itmap: http_route ANY /upload
	RegisterGreeterHTTPServer(srv, nil) // ok: http_route
}

type Greeter interface{}

func _Greeter_SayHello0_HTTP_Handler(srv Greeter) func(ctx khttp.Context) error {
	return func(ctx khttp.Context) error { return nil }
}
