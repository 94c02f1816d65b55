// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

func main() {
	s := server.NewMCPServer("shop", "1.0")                   // ok: rpc_service
	s.AddTool(mcp.NewTool("search", mcp.WithString("q")), nil) // itmap: rpc_service serve search
	other := sdk.NewServer(nil, nil)                          // ok: rpc_service
	sdk.AddTool(other, &sdk.Tool{Name: "list"}, nil)          // itmap: rpc_service serve list
}
