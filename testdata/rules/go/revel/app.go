// file: go.mod
module example.com/shop

require github.com/revel/revel v1.1.0
// file: conf/routes
# Routes of the shop
module:testrunner

GET     /                     App.Index            // itmap: http_route GET /
GET     /users/:id            Users.Show           // itmap: http_route GET /users/{id}
POST    /users                Users.Create         // itmap: http_route POST /users
# GET   /old                  Users.Old            // ok: http_route
WS      /live                 Users.Live           // ok: http_route
*       /:controller/:action  :controller.:action  // itmap: http_route ANY /{controller}/{action}
// file: app/controllers/users.go
package controllers

import "github.com/revel/revel"

type Users struct {
	*revel.Controller
}

func (c Users) Show(id int) revel.Result {
	return c.Render(id) // ok: http_route
}
