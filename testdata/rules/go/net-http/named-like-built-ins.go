// Functions of the project with the names of built-ins.
// file: main.go
package main

import "net/http"

func main() {
	name := "api"
	app := new(name)
	mux := http.NewServeMux()
	app.routes(mux)
	http.ListenAndServe(":80", mux)
}

// file: app.go
package main

import "net/http"

type app struct{ name string }

func new(name string) *app { return &app{name: name} }

func (a *app) routes(mux *http.ServeMux) {
	mux.HandleFunc("/"+a.name+"/users", nil) // itmap: http_route ANY /api/users
}

// file: tool/main.go
package main

import "net/http"

type server struct{ mux *http.ServeMux }

func main() {
	s := new(server)
	s.mux = http.NewServeMux()
	s.mux.HandleFunc("/stats", nil) // itmap: http_route ANY /stats
}
