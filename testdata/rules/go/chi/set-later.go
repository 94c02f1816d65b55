// Paths in variables that are declared without a value and set before the server starts.
// file: go.mod
module example.com/later

// file: main.go
package main

import (
	"net/http"
	"path"

	"github.com/go-chi/chi/v5"
)

const ordersDefault = "/orders"

var (
	orders string
	unset  string
)

func under(base string) {
	orders = path.Join(base, ordersDefault)
}

func main() {
	under("/shop")
	r := chi.NewRouter()
	r.Get(orders, show) // itmap: http_route GET /shop/orders
	r.Get(unset, show) // itmap: http_route GET /{?}
	http.ListenAndServe(":1", r)
}

func show(w http.ResponseWriter, r *http.Request) {}
