// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"context"

	"github.com/machinebox/graphql"
)

func do(ctx context.Context) {
	client := graphql.NewClient("https://x.example.com/graphql")   // ok: graphql_call
	request := graphql.NewRequest(`query Orders { orders { id } }`) // ok: graphql_call
	client.Run(ctx, request, nil)                                   // itmap: graphql_call query Orders
}
