// Addresses made with the standard library.
// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

func parsed(user struct{ ID int64 }) {
	u, err := url.Parse("https://api.example.com/v1")
	if err != nil {
		return
	}
	http.Get(u.String())                                                          // itmap: http_call GET https://api.example.com/v1
	http.Get(u.JoinPath("users", strconv.FormatInt(user.ID, 10)).String())        // itmap: http_call GET https://api.example.com/v1/users/{ID}
	joined, _ := url.JoinPath("https://api.example.com", "orders")
	http.Get(joined)                                                              // itmap: http_call GET https://api.example.com/orders
	http.Get("https://api.example.com/find/" + url.PathEscape(strings.ToLower("A"))) // itmap: http_call GET https://api.example.com/find/a
}

func set(host string) {
	u, _ := url.Parse("https://auth.example.com/base")
	u.Path = "/token"
	http.Post(u.String(), "", nil) // itmap: http_call POST https://auth.example.com/token
	v, _ := url.Parse("https://sites.example.com/index")
	if v.Path == "" {
		v.Path = "/"
	}
	http.Get(v.String()) // itmap: http_call GET https://sites.example.com/index
	made := url.URL{Scheme: "https", Host: "files.example.com", Path: "/upload"}
	http.Post(made.String(), "", nil) // itmap: http_call POST https://files.example.com/upload
}

func listed() {
	parts := []string{"https://api.example.com", "a", "b"}
	http.Get(strings.Join(parts, "/")) // itmap: http_call GET https://api.example.com/a/b
	var b strings.Builder
	b.WriteString("https://api.example.com")
	fmt.Fprintf(&b, "/items/%d", 7)
	http.Get(b.String()) // itmap: http_call GET https://api.example.com/items/7
}

type server struct{ client *http.Client }

// What comes in is not what goes out.
func (s *server) serve(w http.ResponseWriter, r *http.Request) {
	s.relay(r)
}

func (s *server) relay(r *http.Request) {
	out, _ := http.NewRequest(r.Method, "https://behind.example.com/in", nil)
	s.client.Do(out) // itmap: http_call ANY https://behind.example.com/in
}

// One function that sends all: each address with its own method.
func (s *server) call(method, path string) (string, error) {
	req, err := http.NewRequest(method, "https://api.example.com"+path, nil)
	if err != nil {
		return "", err
	}
	_, err = s.client.Do(req) // itmap: http_call GET https://api.example.com/pets ; http_call DELETE https://api.example.com/pets/1
	return path, err
}

func (s *server) pets() {
	s.call("GET", "/pets")
	s.call("DELETE", "/pets/1")
}
