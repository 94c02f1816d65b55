// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"context"

	"github.com/jmoiron/sqlx"
)

type User struct{ ID int }

type Store struct{ db *sqlx.DB }

func New() *Store {
	return &Store{db: sqlx.MustConnect("postgres", "dbname=shop")} // ok: db_call
}

func (s *Store) Users(ctx context.Context) {
	var users []User
	s.db.Select(&users, "SELECT * FROM users")                                       // itmap: db_call select users
	s.db.GetContext(ctx, &users, "SELECT * FROM users WHERE id = $1", 1)             // itmap: db_call select users
	s.db.NamedExec("INSERT INTO users (id) VALUES (:id)", users)                     // itmap: db_call insert users
	s.db.MustExec("UPDATE users SET name = 'x'")                                     // itmap: db_call update users
	s.db.Exec("DELETE FROM sessions")                                                // itmap: db_call delete sessions
	query, args, _ := sqlx.In("SELECT * FROM roles WHERE id IN (?)", []int{1, 2})    // ok: db_call
	s.db.Select(&users, s.db.Rebind(query), args...)                                 // itmap: db_call select roles
	sqlx.Get(s.db, &users, "SELECT * FROM accounts")                                 // itmap: db_call select accounts
	tx := s.db.MustBegin()                                                           // itmap: db_call transaction
	tx.NamedQuery("SELECT * FROM orders WHERE id = :id", map[string]any{"id": 1})    // itmap: db_call select orders
	tx.Commit()                                                                      // itmap: db_call transaction
	stmt, _ := s.db.PrepareNamed("SELECT * FROM items WHERE id = :id")               // itmap: db_call select items
	stmt.Get(&users, map[string]any{"id": 1})                                        // itmap: db_call select items
}
