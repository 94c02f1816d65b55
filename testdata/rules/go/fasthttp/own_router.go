// file: go.mod
module example.com/shop

// file: router.go
package main

import "github.com/valyala/fasthttp"

type Router struct{}

func (r *Router) GET(path string, handler fasthttp.RequestHandler)             {}
func (r *Router) POST(path string, handler func(*fasthttp.RequestCtx))         {}
func (r *Router) Handle(verb, path string, handler func(*fasthttp.RequestCtx)) {}

// file: main.go
package main

import "github.com/valyala/fasthttp"

func main() {
	router := &Router{}
	router.GET("/users/:id", show)                        // itmap: http_route GET /users/{id}
	router.POST("/users", func(c *fasthttp.RequestCtx) {}) // itmap: http_route POST /users
	router.Handle("DELETE", "/users/{id}", auth(show))    // itmap: http_route DELETE /users/{id}
	router.GET("/count", count)                           // ok: http_route
}

func show(c *fasthttp.RequestCtx)                                        {}
func auth(next func(*fasthttp.RequestCtx)) func(*fasthttp.RequestCtx) { return next }
func count(n int)                                                        {}
