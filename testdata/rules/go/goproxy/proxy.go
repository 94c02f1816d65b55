// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"net/http"

	"github.com/elazarl/goproxy"
)

func main() {
	proxy := goproxy.NewProxyHttpServer() // ok: http_call
	proxy.OnRequest().DoFunc(nil)         // ok: http_call
	http.HandleFunc("/out", func(w http.ResponseWriter, r *http.Request) { // itmap: http_route ANY /out
		proxy.ServeHTTP(w, r) // itmap: http_call ANY {?}
	})
}
