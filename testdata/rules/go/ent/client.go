// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"context"

	"example.com/other/ent"
	"entgo.io/ent/dialect"
)

type store struct{ client *ent.Client }

func do(ctx context.Context, s *store) {
	s.client.User.Query().Where(nil).All(ctx)               // itmap: db_call select users
	s.client.User.Create().SetName("x").Save(ctx)           // itmap: db_call insert users
	s.client.OrderItem.DeleteOneID(1).Exec(ctx)             // itmap: db_call delete order_items
	query := s.client.User.Query()                          // ok: db_call
	_ = query
	_ = dialect.Postgres
	tx, _ := s.client.Tx(ctx)                               // itmap: db_call transaction
	tx.Commit()                                             // itmap: db_call transaction
}
