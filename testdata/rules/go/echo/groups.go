// Groups are put together as they stand; routes of a group passed on; method lists.
// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"net/http"

	"github.com/labstack/echo/v4"
	"example.com/shop/orders"
)

func main() {
	e := echo.New()
	e.GET("/health", health) // itmap: http_route GET /health
	api := e.Group("/api", guard)
	api.POST("/items", health, guard)                                  // itmap: http_route POST /api/items
	api.GET("", health)                                                // itmap: http_route GET /api
	api.Any("/any/*", health)                                          // itmap: http_route ANY /api/any/{*}
	api.Match([]string{"GET", "HEAD"}, "/match", health)               // itmap: http_route GET|HEAD /api/match
	e.Add(http.MethodPut, "/add/:id", health)                          // itmap: http_route PUT /add/{id}
	e.GET("/wrapped", echo.WrapHandler(http.HandlerFunc(plain)))       // itmap: http_route GET /wrapped
	e.Static("/assets", "public")                                      // itmap: static ANY /assets
	e.File("/favicon.ico", "favicon.ico")                              // itmap: http_route GET /favicon.ico
	e.QUERY("/search", health)                                         // itmap: http_route QUERY /search
	e.Get("/first", health)                                            // itmap: http_route GET /first
	e.GET("/docs/*", echo.WrapHandler(http.FileServer(http.Dir("docs")))) // itmap: static ANY /docs/{*}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /inner/x", plain)                              // itmap: http_route GET /inner/x
	e.Any("/inner/*", echo.WrapHandler(mux))                           // ok: http_route
	g := e.Group("/order")
	orders.Register(g)
	g = e.Group("/v2")
	g.DELETE("/x", health)                                             // itmap: http_route DELETE /v2/x
}

func guard(next echo.HandlerFunc) echo.HandlerFunc { return next }

func plain(w http.ResponseWriter, r *http.Request) {}

func health(c echo.Context) error {
	_ = c.Get("no-route") // ok: http_route
	_ = c.Param("id")
	_ = c.QueryParam("page")
	return nil
}

// file: orders/orders.go
package orders

import "github.com/labstack/echo/v4"

func Register(g *echo.Group) {
	g.GET("s", list)     // itmap: http_route GET /orders
	g.GET("s/:id", list) // itmap: http_route GET /orders/{id}
}

func list(c echo.Context) error { return nil }
