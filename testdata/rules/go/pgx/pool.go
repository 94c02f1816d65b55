// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"context"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

type Store struct{ pool *pgxpool.Pool }

func New(ctx context.Context) *Store {
	pool, _ := pgxpool.New(ctx, "postgres://localhost/shop") // ok: db_call
	return &Store{pool: pool}
}

func (s *Store) Users(ctx context.Context) error {
	rows, _ := s.pool.Query(ctx, "SELECT id FROM users") // itmap: db_call select users
	rows.Close()                                         // ok: db_call
	s.pool.QueryRow(ctx, "SELECT now()")                 // itmap: db_call select
	batch := &pgx.Batch{}
	batch.Queue("INSERT INTO events (id) VALUES ($1)", 1) // itmap: db_call insert events
	s.pool.CopyFrom(ctx, pgx.Identifier{"public", "items"}, []string{"id"}, nil) // itmap: db_call insert items
	tx, err := s.pool.Begin(ctx)                          // itmap: db_call transaction
	if err != nil {
		return err
	}
	tx.Exec(ctx, "UPDATE users SET name = 'x'") // itmap: db_call update users
	tx.Commit(ctx)                              // itmap: db_call transaction
	return pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error { // itmap: db_call transaction
		_, err := tx.Exec(ctx, "DELETE FROM sessions") // itmap: db_call delete sessions
		return err
	})
}
