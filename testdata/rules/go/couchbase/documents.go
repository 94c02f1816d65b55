// file: go.mod
module example.com/shop

// file: main.go
package main

import "github.com/couchbase/gocb/v2"

func do() {
	cluster, _ := gocb.Connect("couchbase://localhost", gocb.ClusterOptions{}) // ok: db_call
	users := cluster.Bucket("shop").DefaultCollection()                       // ok: db_call
	users.Get("1", nil)                                                        // itmap: db_call select shop
	cluster.Query("SELECT name FROM orders", nil)                              // itmap: db_call select orders
	cluster.Bucket("shop").Scope("eu").Collection("items").Upsert("1", 1, nil) // itmap: db_call update items
}
