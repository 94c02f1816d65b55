// file: go.mod
module example.org/builder

go 1.22

require github.com/beego/beego/v2 v2.1.0

// file: router/router.go
package router

import (
	"net/http"
	"path"

	"github.com/beego/beego/v2/server/web"
	"github.com/beego/beego/v2/server/web/context"
)

// Route is put together step by step: each object stands for one route.
type Route struct {
	parent  *Route
	methods []string
	path    string
}

func New() *Route { return &Route{} }

func (r *Route) New() *Route { return &Route{parent: r} }

func (r *Route) Method(method string) *Route {
	r.methods = append(r.methods, method)
	return r
}

func (r *Route) Path(path string) *Route {
	r.path = path
	return r
}

func (r *Route) Handler(h http.Handler) {
	full := path.Join("/api", r.path)
	serve := func(ctx *context.Context) { h.ServeHTTP(ctx.ResponseWriter, ctx.Request) }
	if len(r.methods) == 0 {
		web.Any(full, serve) // ok: http_route
		return
	}
	for _, method := range r.methods {
		switch method {
		case http.MethodGet:
			web.Get(full, serve) // itmap: http_route GET /api/ships ; http_route GET /api/ports
		case http.MethodPost:
			web.Post(full, serve) // itmap: http_route POST /api/ships
		}
	}
}

func (r *Route) HandlerFunc(f http.HandlerFunc) { r.Handler(f) }

// file: main.go
package main

import (
	"net/http"

	"github.com/beego/beego/v2/server/web"

	"example.org/builder/router"
)

func serve(w http.ResponseWriter, r *http.Request) {}

func main() {
	router.New().Method(http.MethodGet).Path("/ships").HandlerFunc(serve)
	router.New().Method(http.MethodPost).Path("/ships").HandlerFunc(serve)
	router.New().Method(http.MethodGet).Path("/ports").Handler(http.HandlerFunc(serve))
	web.Run()
}
