// The path of a service is set apart from its routes.
// file: go.mod
module example.com/shop

// file: main.go
package main

import restful "github.com/emicklei/go-restful/v3"

type users struct{}

func (u users) service() *restful.WebService {
	ws := new(restful.WebService)
	ws.Path("/users").
		Consumes(restful.MIME_JSON).
		Produces(restful.MIME_JSON)
	ws.Route(ws.GET("/").To(u.list))                                       // itmap: http_route GET /users
	ws.Route(ws.PUT("/{id:[0-9]+}").To(u.list).Param(ws.PathParameter("id", ""))) // itmap: http_route PUT /users/{id}
	return ws
}

func (u users) list(req *restful.Request, resp *restful.Response) {
	_ = req.QueryParameter("/no-route") // ok: http_route
}

func main() {
	restful.Add(users{}.service())
	health := &restful.WebService{}
	health.Path("/health")
	health.Route(health.HEAD("/ready").To(users{}.list)) // itmap: http_route HEAD /health/ready
	restful.DefaultContainer.Add(health)
}
