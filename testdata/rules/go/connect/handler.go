// What the generator writes.
// file: go.mod
module example.com/shop

// file: shopconnect/shop.go
package shopconnect

import (
	"net/http"

	"connectrpc.com/connect"
)

const (
	OrdersName          = "shop.v1.Orders"
	OrdersShowProcedure = "/shop.v1.Orders/Show"
)

type OrdersHandler interface{}

func NewOrdersHandler(svc OrdersHandler, opts ...connect.HandlerOption) (string, http.Handler) {
	show := connect.NewUnaryHandler(OrdersShowProcedure, show, opts...)                   // itmap: http_route POST /shop.v1.Orders/Show
	watch := connect.NewServerStreamHandler("/shop.v1.Orders/Watch", show, opts...)       // itmap: http_route POST /shop.v1.Orders/Watch
	return "/shop.v1.Orders/", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		show.ServeHTTP(w, r)
		watch.ServeHTTP(w, r)
	})
}
