// file: go.mod
module example.com/shop

// file: main.go
package main

import "net/rpc"

type Arith struct{}

func do() {
	rpc.Register(new(Arith))                    // itmap: rpc_service serve Arith
	rpc.RegisterName("Math", new(Arith))        // itmap: rpc_service serve Math
	client, _ := rpc.Dial("tcp", "arith:1234")  // ok: rpc_call
	client.Call("Arith.Multiply", 1, nil)       // itmap: rpc_call call Arith.Multiply
	client.Close()                              // ok: rpc_call
}
