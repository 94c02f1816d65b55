package calls

import (
	"context"

	"github.com/aliyun/aliyun-tablestore-go-sdk/tablestore"
	"github.com/golang/groupcache"
)

func tablestoreCalls(ctx context.Context) {
	ts := tablestore.NewClient(url, name, key, key) // ok: db_call
	ts.PutRow(body) // itmap: db_call PutRow
}

func groupcacheCalls(ctx context.Context) {
	group := groupcache.NewGroup(name, 64, step) // ok: cache
	group.Get(ctx, name, sink) // itmap: cache Get
}
