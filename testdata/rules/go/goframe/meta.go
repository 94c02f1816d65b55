// file: go.mod
module example.com/shop

// file: api/user/v1/user.go
package v1

import "github.com/gogf/gf/v2/frame/g"

type GetReq struct {
	g.Meta `path:"/users/{id}" method:"get" tags:"User"` // itmap: http_route GET /api/users/{id}
	Id     int `json:"id"`
}

type GetRes struct{}

type ChangeReq struct {
	g.Meta `path:"/users" method:"put,patch"` // itmap: http_route PUT|PATCH /api/users
}

type AnyReq struct {
	g.Meta `path:"/any"` // itmap: http_route ANY /any
}

// Without a path it says something else.
type TableOut struct {
	g.Meta `orm:"table:users"` // ok: http_route
}

// file: controller/user.go
package controller

import (
	"context"

	v1 "example.com/shop/api/user/v1"
)

type User struct{}

func NewUser() *User { return &User{} }

func (c *User) Get(ctx context.Context, req *v1.GetReq) (*v1.GetRes, error)       { return nil, nil }
func (c *User) Change(ctx context.Context, req *v1.ChangeReq) (*v1.GetRes, error) { return nil, nil }

// file: main.go
package main

import (
	"github.com/gogf/gf/v2/frame/g"
	"github.com/gogf/gf/v2/net/ghttp"

	"example.com/shop/controller"
)

func main() {
	s := g.Server()
	s.Group("/api", func(group *ghttp.RouterGroup) {
		group.Bind(controller.NewUser())
	})
	s.Run()
}
