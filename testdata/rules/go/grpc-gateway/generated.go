// What the generator writes: one registration for connections, one for servers in the process.
// file: go.mod
module example.com/shop

// file: orders.go
package shopv1

import (
	"context"
	"net/http"

	"github.com/grpc-ecosystem/grpc-gateway/v2/runtime"
)

func RegisterOrdersHandlerServer(ctx context.Context, mux *runtime.ServeMux, server any) error {
	mux.Handle(http.MethodPost, pattern_Orders_Create_0, func(w http.ResponseWriter, req *http.Request, pathParams map[string]string) { // ok: http_route
		annotatedContext, err := runtime.AnnotateIncomingContext(ctx, mux, req, "/shop.v1.Orders/Create", runtime.WithHTTPPathPattern("/v1/orders"))
		_, _ = annotatedContext, err
	})
	return nil
}

func RegisterOrdersHandlerClient(ctx context.Context, mux *runtime.ServeMux, client any) error {
	mux.Handle(http.MethodPost, pattern_Orders_Create_0, func(w http.ResponseWriter, req *http.Request, pathParams map[string]string) { // itmap: http_route POST /v1/orders
		ctx, cancel := context.WithCancel(req.Context())
		defer cancel()
		annotatedContext, err := runtime.AnnotateContext(ctx, mux, req, "/shop.v1.Orders/Create", runtime.WithHTTPPathPattern("/v1/orders"))
		_, _ = annotatedContext, err
	})
	mux.Handle("GET", pattern_Orders_Show_0, func(w http.ResponseWriter, req *http.Request, pathParams map[string]string) { // itmap: http_route GET /v1/{name*}
		annotatedContext, err := runtime.AnnotateContext(req.Context(), mux, req, "/shop.v1.Orders/Show", runtime.WithHTTPPathPattern("/v1/{name=orders/*}"))
		_, _ = annotatedContext, err
	})
	return nil
}
