// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"context"

	coder "github.com/coder/websocket"
	"github.com/gorilla/websocket"
)

func do(ctx context.Context) {
	dialer := websocket.Dialer{}                                   // ok: websocket_call
	conn, _, _ := dialer.Dial("wss://x.example.com/live", nil)     // itmap: websocket_call connect wss://x.example.com/live
	conn.WriteMessage(1, nil)                                      // ok: websocket_call
	websocket.DefaultDialer.Dial("ws://y.example.com", nil)        // itmap: websocket_call connect ws://y.example.com
	coder.Dial(ctx, "wss://z.example.com/x", nil)                  // itmap: websocket_call connect wss://z.example.com/x
}
