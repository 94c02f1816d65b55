package calls

import (
	"context"

	chroma "github.com/amikos-tech/chroma-go"
	"github.com/blevesearch/bleve/v2"
	"github.com/elastic/go-elasticsearch/v8/esutil"
	manticore "github.com/manticoresoftware/manticoresearch-go"
	milvus "github.com/milvus-io/milvus-sdk-go/v2/client"
	"github.com/pinecone-io/go-pinecone/pinecone"
	"github.com/qdrant/go-client/qdrant"
	"github.com/typesense/typesense-go/typesense"
	"github.com/vanng822/go-solr/solr"
	"github.com/weaviate/weaviate-go-client/v4/weaviate"
)

func elasticsearch_helpersCalls(ctx context.Context) {
	bulk, _ := esutil.NewBulkIndexer(config)
	bulk.Add(ctx, item) // ok: search
}

func typesenseCalls(ctx context.Context) {
	ts := typesense.NewClient(opts) // ok: search
	ts.Collection(name).Documents().Search(ctx, body) // itmap: search Collection.Documents.Search
}

func bleveCalls(ctx context.Context) {
	ix, _ := bleve.Open(path)
	ix.Search(body) // itmap: search Search
	bleve.NewQueryStringQuery(text) // ok: search
}

func qdrantCalls(ctx context.Context) {
	qd, _ := qdrant.NewClient(config) // ok: search
	qd.Query(ctx, body) // itmap: search Query
}

func weaviateCalls(ctx context.Context) {
	wv, _ := weaviate.NewClient(config) // ok: search
	wv.Data().Creator().WithClassName(name).Do(ctx) // itmap: search Data.Creator.WithClassName.Do
}

func milvusCalls(ctx context.Context) {
	mi, _ := milvus.NewClient(ctx, config) // ok: search
	mi.CreateCollection(ctx, body, 2) // itmap: search CreateCollection
}

func pineconeCalls(ctx context.Context) {
	pc, _ := pinecone.NewClient(params) // ok: search
	pc.ListIndexes(ctx) // itmap: search ListIndexes
}

func manticoreCalls(ctx context.Context) {
	ma := manticore.NewAPIClient(config) // ok: search
	ma.SearchAPI.Search(ctx) // itmap: search SearchAPI.Search
}

func chromaCalls(ctx context.Context) {
	ch, _ := chroma.NewClient() // ok: search
	ch.CreateCollection(ctx, name) // itmap: search CreateCollection
}

func solrCalls(ctx context.Context) {
	so, _ := solr.NewSolrInterface(url, name) // ok: search
	so.Search(query).Result(nil) // itmap: search Search
}
