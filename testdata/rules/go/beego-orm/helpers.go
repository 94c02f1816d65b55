// file: go.mod
module example.com/shop

// file: lib/orm/orm.go
package orm

import (
	"context"

	"github.com/beego/beego/v2/client/orm"
)

type key struct{}

func FromContext(ctx context.Context) (orm.QueryExecutor, error) {
	o, _ := ctx.Value(key{}).(orm.QueryExecutor)
	return o, nil
}

// file: lib/orm/query.go
package orm

import (
	"context"

	"github.com/beego/beego/v2/client/orm"
)

func Query(ctx context.Context, model any, size int) (orm.QuerySeter, error) {
	ormer, err := FromContext(ctx)
	if err != nil {
		return nil, err
	}
	qs := ormer.QueryTable(model) // ok: db_call
	qs = filtered(qs, size)
	if size > 0 {
		qs = qs.Limit(size) // ok: db_call
	}
	return qs, nil
}

func filtered(qs orm.QuerySeter, size int) orm.QuerySeter {
	if size > 3 {
		qs = qs.Filter("a", size) // ok: db_call
	}
	return qs
}

// file: dao/orders.go
package dao

import (
	"context"

	"example.com/shop/lib/orm"
)

type Order struct{ ID int }

func (o *Order) TableName() string { return "orders" }

type dao struct{}

func (d *dao) List(ctx context.Context) ([]*Order, error) {
	var rows []*Order
	qs, err := orm.Query(ctx, &Order{}, 4)
	if err != nil {
		return nil, err
	}
	_, err = qs.All(&rows) // itmap: db_call select orders
	return rows, err
}

// file: dao/bags.go
package dao

import (
	"context"

	"example.com/shop/lib/orm"
)

type Bag struct{ ID int }

func (b *Bag) TableName() string { return "bags" }

func Drop(ctx context.Context) (int64, error) {
	qs, err := orm.Query(ctx, &Bag{}, 4)
	if err != nil {
		return 0, err
	}
	return qs.Filter("id", 3).Delete() // itmap: db_call delete bags
}
