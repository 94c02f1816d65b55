// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"github.com/go-resty/resty/v2"
	"github.com/hashicorp/go-retryablehttp"
	"github.com/imroc/req/v3"
)

func do(id string) {
	client := resty.New().SetBaseURL("https://api.example.com")            // ok: http_call
	client.R().SetHeader("Accept", "text/plain").Get("/users/" + id)       // itmap: http_call GET https://api.example.com/users/{id}
	request := client.R().SetBody("x")                                     // ok: http_call
	request.Post("/orders")                                                // itmap: http_call POST https://api.example.com/orders
	retry := retryablehttp.NewClient()                                     // ok: http_call
	r, _ := retryablehttp.NewRequest("PUT", "https://x.example.com/a", nil) // ok: http_call
	retry.Do(r)                                                            // itmap: http_call PUT https://x.example.com/a
	req.C().R().Get("https://y.example.com/b")                             // itmap: http_call GET https://y.example.com/b
}
