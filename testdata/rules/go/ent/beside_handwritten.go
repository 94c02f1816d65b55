// What a package of the project does not declare is generated.
// file: go.mod
module example.com/shop

// file: ent/external.go
package ent

func Ping() error { return nil }

// file: main.go
package main

import (
	"context"

	"entgo.io/ent/dialect"
	"example.com/shop/ent"
)

type store struct{ client *ent.Client }

func do(ctx context.Context, s *store) {
	ent.Ping()                              // ok: db_call
	s.client.User.Query().Where(nil).All(ctx) // itmap: db_call select users
	s.client.User.Get(ctx, 1)                 // itmap: db_call select users
	_ = dialect.Postgres
}
