// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humachi"
	"github.com/go-chi/chi/v5"
)

type Input struct {
	ID string `path:"id"`
}

func main() {
	router := chi.NewRouter()
	api := humachi.New(router, huma.DefaultConfig("Shop", "1.0.0"))
	huma.Get(api, "/orders/{id}", show) // itmap: http_route GET /orders/{id}
	huma.Register(api, huma.Operation{  // itmap: http_route POST /orders
		OperationID: "create",
		Method:      http.MethodPost,
		Path:        "/orders",
	}, show)
	register(api)
}

func register(api huma.API) {
	v1 := huma.NewGroup(api, "/v1")
	huma.Put(v1, "/items", show) // itmap: http_route PUT /v1/items
	_ = huma.Operation{Method: http.MethodGet, Path: "/no-route"} // ok: http_route
}

func show(ctx context.Context, in *Input) (*struct{}, error) { return nil, nil }
