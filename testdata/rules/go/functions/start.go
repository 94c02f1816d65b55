// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"context"
	"net/http"

	"github.com/GoogleCloudPlatform/functions-framework-go/functions"
	"github.com/aws/aws-lambda-go/lambda"
)

func handle(ctx context.Context) error { return nil }

func hello(w http.ResponseWriter, r *http.Request) {}

func main() {
	functions.HTTP("Hello", hello) // itmap: http_route ANY /Hello
	lambda.Start(handle)           // itmap: rpc_service serve handle
	handle(nil)                    // ok: rpc_service
}
