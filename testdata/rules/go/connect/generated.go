// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"context"
	"net/http"

	"connectrpc.com/connect"
	"example.com/other/greet/v1/greetv1connect"
)

type greeter struct{}

func main() {
	mux := http.NewServeMux()
	path, handler := greetv1connect.NewGreetServiceHandler(&greeter{}) // itmap: rpc_service serve GreetService
	_, _ = path, handler
	_ = mux
}

func call(ctx context.Context) {
	client := greetv1connect.NewGreetServiceClient(http.DefaultClient, "http://greet") // ok: rpc_call
	resp, _ := client.Greet(ctx, connect.NewRequest(nil))                              // itmap: rpc_call Greet GreetService/Greet
	resp.Msg.GetName()                                                                 // ok: rpc_call
}
