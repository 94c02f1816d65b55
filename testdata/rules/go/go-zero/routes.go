// file: go.mod
module example.com/shop

// file: routes.go
package handler

import (
	"net/http"

	"github.com/zeromicro/go-zero/rest"
)

func RegisterHandlers(server *rest.Server) {
	server.AddRoutes(
		[]rest.Route{
			{ // itmap: http_route GET /api/v1/users/{id}
				Method:  http.MethodGet,
				Path:    "/users/:id",
				Handler: show(),
			},
		},
		rest.WithJwt("secret"),
		rest.WithPrefix("/api/v1"),
	)
	server.AddRoute(rest.Route{Method: http.MethodPost, Path: "/login", Handler: show()}) // itmap: http_route POST /login
	_ = rest.Route{Method: http.MethodPost, Path: "/no-route"}                            // ok: http_route
}

func show() http.HandlerFunc { return nil }
