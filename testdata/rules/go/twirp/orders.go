// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"context"
	"net/http"

	"example.com/other/pb"
	"github.com/twitchtv/twirp"
)

type orders struct{}

func main() {
	handler := pb.NewOrdersServer(&orders{}, twirp.WithServerPathPrefix("/rpc")) // itmap: rpc_service serve Orders
	http.ListenAndServe(":80", handler)                                         // ok: rpc_service
}

func call(ctx context.Context) {
	client := pb.NewOrdersProtobufClient("http://orders", &http.Client{}) // ok: rpc_call
	client.Get(ctx, &pb.GetRequest{})                                    // itmap: rpc_call Get Orders/Get
}
