// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"context"

	"google.golang.org/grpc"

	pb "example.com/other/genproto"
)

type cart struct{ conn *grpc.ClientConn }

func serve() {
	server := grpc.NewServer()                     // ok: rpc_service
	pb.RegisterOrderServiceServer(server, &cart{}) // itmap: rpc_service serve OrderService
	server.Serve(nil)                              // ok: rpc_service
}

func connect() *cart {
	conn, _ := grpc.NewClient("cart:8080") // ok: rpc_call
	return &cart{conn: conn}
}

func (c *cart) Get(ctx context.Context) {
	client := pb.NewCartServiceClient(c.conn)             // ok: rpc_call
	resp, _ := client.GetCart(ctx, &pb.GetCartRequest{}) // itmap: rpc_call GetCart CartService/GetCart
	_ = resp.GetItems()                                   // ok: rpc_call
	_ = other.NewHTTPClient("x")                          // ok: rpc_call
}
