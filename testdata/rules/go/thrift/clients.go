// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"context"

	"example.com/other/gen/orders"
	"example.com/shop/kitex_gen/stock/stockservice"
	"github.com/apache/thrift/lib/go/thrift"
	"github.com/cloudwego/kitex/client"
)

type handler struct{}

func main() {
	processor := orders.NewOrdersProcessor(&handler{}) // itmap: rpc_service serve Orders
	_ = processor
}

func call(ctx context.Context) {
	c := orders.NewOrdersClient(thrift.NewTStandardClient(nil, nil))  // ok: rpc_call
	c.Get(ctx, 1)                                                     // itmap: rpc_call Get Orders/Get
	stock, _ := stockservice.NewClient("stock", client.WithHostPorts()) // ok: rpc_call
	stock.Find(ctx, 1)                                                // itmap: rpc_call Find stock/Find
}
