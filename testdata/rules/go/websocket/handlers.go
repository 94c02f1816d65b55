// Handlers that take their connection over make their route a WebSocket.
// file: go.mod
module example.com/live

// file: main.go
package main

import (
	"net/http"

	"example.com/live/hub"
	"github.com/coder/websocket"
	"github.com/gin-gonic/gin"
	"github.com/olahol/melody"
	xws "golang.org/x/net/websocket"
)

func main() {
	r := gin.Default()
	m := melody.New()
	h := hub.New()
	r.GET("/melody", func(c *gin.Context) { // itmap: websocket GET /melody
		m.HandleRequest(c.Writer, c.Request)
	})
	r.GET("/hub", h.Serve)                                 // itmap: websocket GET /hub
	r.GET("/package", func(c *gin.Context) { hub.Live(c) }) // itmap: websocket GET /package
	r.GET("/state", h.State)                               // itmap: http_route GET /state
	r.GET("/old", func(c *gin.Context) { // itmap: websocket GET /old
		xws.Handler(echo).ServeHTTP(c.Writer, c.Request)
	})
	mux := http.NewServeMux()
	mux.HandleFunc("GET /accept", accept)  // itmap: websocket GET /accept
	mux.HandleFunc("GET /upgrade", update) // itmap: http_route GET /upgrade
}

func accept(w http.ResponseWriter, r *http.Request) {
	c, err := websocket.Accept(w, r, nil)
	_, _ = c, err
}

type software struct{}

func (s software) Upgrade(w http.ResponseWriter, r *http.Request) {}

func update(w http.ResponseWriter, r *http.Request) {
	software{}.Upgrade(w, r)
}

func echo(conn *xws.Conn) {}

// file: hub/hub.go
package hub

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/gorilla/websocket"
)

var upgrader = websocket.Upgrader{CheckOrigin: func(r *http.Request) bool { return true }}

type Hub struct {
	upgrader *websocket.Upgrader
}

func New() *Hub {
	return &Hub{upgrader: &websocket.Upgrader{}}
}

func (h *Hub) Serve(c *gin.Context) {
	conn, err := h.upgrader.Upgrade(c.Writer, c.Request, nil)
	_, _ = conn, err
}

func (h *Hub) State(c *gin.Context) { c.JSON(200, gin.H{}) } // ok: websocket

func Live(c *gin.Context) {
	conn, err := upgrader.Upgrade(c.Writer, c.Request, nil)
	_, _ = conn, err
}
