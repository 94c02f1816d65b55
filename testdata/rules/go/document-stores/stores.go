// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"context"

	"cloud.google.com/go/firestore"
	"github.com/ClickHouse/clickhouse-go/v2"
	influxdb2 "github.com/influxdata/influxdb-client-go/v2"
)

func do(ctx context.Context) {
	client, _ := firestore.NewClient(ctx, "project")               // ok: db_call
	client.Collection("users").Doc("1").Get(ctx)                   // itmap: db_call select users
	client.Collection("orders").Where("x", "==", 1).Documents(ctx) // itmap: db_call select orders
	client.Collection("orders").Add(ctx, nil)                      // itmap: db_call insert orders
	client.Close()                                                 // ok: db_call

	conn, _ := clickhouse.Open(&clickhouse.Options{})              // ok: db_call
	conn.Query(ctx, "SELECT * FROM events")                        // itmap: db_call select events
	batch, _ := conn.PrepareBatch(ctx, "INSERT INTO events")       // itmap: db_call insert events
	batch.Append(1)                                                // ok: db_call

	influx := influxdb2.NewClient("http://localhost:8086", "")     // ok: db_call
	write := influx.WriteAPIBlocking("org", "metrics")             // ok: db_call
	write.WritePoint(ctx, nil)                                     // itmap: db_call insert metrics
}
