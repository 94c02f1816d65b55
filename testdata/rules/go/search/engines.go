// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"context"

	"github.com/elastic/go-elasticsearch/v8"
	"github.com/meilisearch/meilisearch-go"
	"github.com/olivere/elastic/v7"
)

func do(ctx context.Context, client *elastic.Client) {
	es, _ := elasticsearch.NewDefaultClient()            // ok: search
	es.Search(es.Search.WithIndex("orders"))             // itmap: search search orders
	es.Index("orders", nil)                              // itmap: search index orders
	search := client.Search().Index("users").Size(10)    // ok: search
	search.Do(ctx)                                       // itmap: search search users
	meili := meilisearch.New("http://localhost:7700")    // ok: search
	meili.Index("movies").Search("x", nil)               // itmap: search search movies
}
