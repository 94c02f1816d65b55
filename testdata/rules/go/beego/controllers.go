// Controllers, mappings, namespaces, functions.
// file: go.mod
module example.com/shop

// file: routers/router.go
package routers

import (
	"github.com/beego/beego/v2/server/web"
	"github.com/beego/beego/v2/server/web/context"
	"example.com/shop/controllers"
)

func init() {
	web.Get("/health", func(ctx *context.Context) {})                    // itmap: http_route GET /health
	web.Any("/any", health)                                              // itmap: http_route ANY /any
	web.Router("/orders", &controllers.OrderController{})                // itmap: http_route GET|POST /orders
	web.Router("/orders/:id", &controllers.OrderController{}, "get:Show") // itmap: http_route GET /orders/{id}
	web.Router("/batch", &controllers.OrderController{}, "get,post:Batch") // itmap: http_route GET|POST /batch
	web.Router("/two/:id", &controllers.OrderController{}, "get,head:Show;delete:Batch") // itmap: http_route DELETE|GET|HEAD /two/{id}
	web.Router("/all", &controllers.OrderController{}, "*:Batch")        // itmap: http_route ANY /all
	web.CtrlPut("/ctrl/:id", controllers.OrderController.Show)           // itmap: http_route PUT /ctrl/{id}
	web.SetStaticPath("/assets", "public")                               // itmap: static ANY /assets
	ns := web.NewNamespace("/v1",
		web.NSRouter("/orders", &controllers.OrderController{}, "post:Batch"), // itmap: http_route POST /v1/orders
		web.NSGet("/ping", health),                                      // itmap: http_route GET /v1/ping
		web.NSNamespace("/shop",
			web.NSRouter("/cart", &controllers.OrderController{}),       // itmap: http_route GET|POST /v1/shop/cart
		),
	)
	web.AddNamespace(ns)
}

func health(ctx *context.Context) {
	_ = ctx.Input.Query("/no-route") // ok: http_route
}

// file: controllers/order.go
package controllers

import "github.com/beego/beego/v2/server/web"

type OrderController struct {
	web.Controller
}

func (c *OrderController) Get()   { _ = c.GetString("page") }
func (c *OrderController) Post()  {}
func (c *OrderController) Show()  {}
func (c *OrderController) Batch() {}
