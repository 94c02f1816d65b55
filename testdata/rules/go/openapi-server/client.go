// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"github.com/go-openapi/runtime"
)

type Client struct{ transport runtime.ClientTransport }

func (c *Client) User() {
	operation := &runtime.ClientOperation{Method: "GET", PathPattern: "/users/{id}"} // ok: http_call
	c.transport.Submit(operation)                                                   // itmap: http_call GET /users/{id}
}
