// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"context"
	"net/http"
)

type Client struct {
	http *http.Client
	base string
}

func New() *Client {
	return &Client{http: &http.Client{}, base: "https://api.example.com/v1"} // ok: http_call
}

func (c *Client) User(ctx context.Context, id string) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.base+"/users/"+id, nil) // ok: http_call
	if err != nil {
		return err
	}
	req.Header.Set("Accept", "application/json") // ok: http_call
	resp, err := c.http.Do(req)                  // itmap: http_call GET https://api.example.com/v1/users/{id}
	if err != nil {
		return err
	}
	defer resp.Body.Close() // ok: http_call
	return nil
}

func (c *Client) Create() {
	req, _ := http.NewRequest("POST", c.base+"/users", nil) // ok: http_call
	c.send(req)
	req, _ = http.NewRequest("DELETE", c.base+"/sessions", nil) // ok: http_call
	c.send(req)
	http.Post("https://hooks.example.com/x", "text/plain", nil) // itmap: http_call POST https://hooks.example.com/x
}

func (c *Client) send(req *http.Request) {
	c.http.Do(req) // itmap: http_call POST https://api.example.com/v1/users ; http_call DELETE https://api.example.com/v1/sessions
}

type store struct{}

func (store) Get(name string) {}

func other() {
	store{}.Get("https://example.com") // ok: http_call
}
