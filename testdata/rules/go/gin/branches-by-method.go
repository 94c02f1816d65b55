// file: go.mod
module example.org/rows

go 1.22

require github.com/gin-gonic/gin v1.10.0

// file: main.go
package main

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

type row struct {
	method, path string
	handler      gin.HandlerFunc
}

func list(c *gin.Context)   {}
func create(c *gin.Context) {}
func change(c *gin.Context) {}

func rows() []row {
	return []row{
		{"GET", "/parts", list},
		{"POST", "/parts", create},
		{"PATCH", "/parts/:id", change},
	}
}

// What branch a row takes is told by its method.
func bySwitch(r *gin.RouterGroup) {
	for _, x := range rows() {
		switch x.method {
		case http.MethodGet:
			r.GET(x.path, x.handler) // itmap: http_route GET /switch/parts
		case "POST", "PUT":
			r.POST(x.path, x.handler) // itmap: http_route POST /switch/parts
		default:
			r.Any(x.path, x.handler) // itmap: http_route ANY /switch/parts/{id}
		}
	}
}

func byIf(r *gin.RouterGroup) {
	for _, x := range rows() {
		if x.method == "GET" {
			r.GET(x.path, x.handler) // itmap: http_route GET /if/parts
		} else if x.method != "POST" {
			r.PATCH(x.path, x.handler) // itmap: http_route PATCH /if/parts/{id}
		} else {
			r.POST(x.path, x.handler) // itmap: http_route POST /if/parts
		}
	}
}

// The same, told by the caller.
func add(r *gin.RouterGroup, method, path string, handler gin.HandlerFunc) {
	switch {
	case method == "GET":
		r.GET(path, handler)
	case method == "DELETE":
		r.DELETE(path, handler)
	}
}

// What is compared with a name of no method says nothing.
func byMode(r *gin.RouterGroup, mode string) {
	if mode == "debug" {
		r.GET("/debug", list) // itmap: http_route GET /mode/debug
	}
}

func main() {
	r := gin.New()
	bySwitch(r.Group("/switch"))
	byIf(r.Group("/if"))
	called := r.Group("/called")
	add(called, "GET", "/one", list) // itmap: http_route GET /called/one
	add(called, "DELETE", "/one", change) // itmap: http_route DELETE /called/one
	byMode(r.Group("/mode"), "release")
	r.Run()
}
