// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"fmt"
	"net/http"
)

func main() {
	http.HandleFunc("/one", one)           // itmap: http_route QUERY /one
	http.HandleFunc("/others", others)     // itmap: http_route GET|POST /others
	http.HandleFunc("/form", form)         // itmap: http_route GET|POST /form
	http.HandleFunc("/logged", logged)     // itmap: http_route ANY /logged
	_ = http.ListenAndServe(":8080", nil)
}

func one(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case "QUERY":
		fmt.Fprint(w, r.URL.Query().Get("filter"))
	}
}

func others(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case http.MethodPost:
		fmt.Fprint(w, r.FormValue("title"))
	default:
		fmt.Fprint(w, "form")
	}
}

func form(w http.ResponseWriter, r *http.Request) {
	if r.Method == "POST" {
		fmt.Fprint(w, r.FormValue("title"))
		return
	}
	fmt.Fprint(w, "form")
}

func logged(w http.ResponseWriter, r *http.Request) {
	if r.Method != "GET" {
		fmt.Println("unusual")
	}
	fmt.Fprint(w, "ok")
}
