// file: go.mod
module example.com/shop

// file: main.go
package main

import "github.com/graphql-go/graphql"

var query = graphql.NewObject(graphql.ObjectConfig{ // itmap: graphql_field Query user
	Name: "Query",
	Fields: graphql.Fields{
		"user": &graphql.Field{Type: graphql.String},
	},
})

var id = graphql.NewNonNull(graphql.ID) // ok: graphql_field
