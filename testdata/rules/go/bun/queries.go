// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"context"

	"github.com/uptrace/bun"
)

type User struct { // itmap: db_model User users
	bun.BaseModel `bun:"table:users"`
	ID            int
}

func do(ctx context.Context, db *bun.DB) error {
	var users []User
	db.NewSelect().Model(&users).Where("id > 1").Scan(ctx)       // itmap: db_call select users
	db.NewInsert().Model(&User{ID: 1}).Exec(ctx)                 // itmap: db_call insert users
	db.NewUpdate().Table("orders").Set("x = 1").Exec(ctx)        // itmap: db_call update orders
	query := db.NewDelete().Model(&users)                        // ok: db_call
	query.Exec(ctx)                                              // itmap: db_call delete users
	db.ExecContext(ctx, "DELETE FROM sessions")                  // itmap: db_call delete sessions
	return db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error { // itmap: db_call transaction
		_, err := tx.NewInsert().Model(&users).Exec(ctx) // itmap: db_call insert users
		return err
	})
}
