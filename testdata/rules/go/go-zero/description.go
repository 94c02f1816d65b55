// file: go.mod
module example.com/shop

require github.com/zeromicro/go-zero v1.6.1

// file: main.go
package main

import (
	"net/http"

	"github.com/zeromicro/go-zero/rest"
)

func main() {
	server := rest.MustNewServer(rest.RestConf{})
	server.AddRoute(rest.Route{Method: http.MethodGet, Path: "/users/:id", Handler: show}) // itmap: http_route GET /users/{id}
	server.Start()
}

func show(w http.ResponseWriter, r *http.Request) {}

// file: user.api
syntax = "v1"

type User {
	ID int `path:"id"`
}

service user-api {
	// get /old (User)
	@handler GetUser
	get /users/:id (User) returns (User) // ok: http_route

	@handler ListUsers
	get /users returns ([]User) // itmap: http_route GET /users
}

@server(
	group: admin
	prefix: /admin
)
service user-api {
	@handler DeleteUser
	delete /users/:id (User) // itmap: http_route DELETE /admin/users/{id}
}
