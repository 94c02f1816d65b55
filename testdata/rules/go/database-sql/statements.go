// Statements of database/sql: on pools, transactions and what is prepared.
// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"

	"example.com/shop/orders"
)

const byName = `SELECT id, name FROM users WHERE name = ?`

type Store struct {
	db *sql.DB
}

func Open() (*Store, error) {
	db, err := sql.Open("postgres", "postgres://localhost/shop") // ok: db_call
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(4) // ok: db_call
	if err := db.Ping(); err != nil { // ok: db_call
		return nil, err
	}
	return &Store{db: db}, nil
}

func (s *Store) Users(ctx context.Context, name string) error {
	rows, err := s.db.QueryContext(ctx, byName, name) // itmap: db_call select users
	if err != nil {
		return err
	}
	defer rows.Close() // ok: db_call
	for rows.Next() {  // ok: db_call
		rows.Scan(&name) // ok: db_call
	}
	s.db.QueryRow("SELECT o.id FROM orders o JOIN users u ON u.id = o.user_id WHERE o.id = $1", 1).Scan(&name) // itmap: db_call select orders
	_, err = s.db.ExecContext(ctx, "INSERT INTO audit_log (what) VALUES (?)", name)                            // itmap: db_call insert audit_log
	return err
}

func (s *Store) Rename(ctx context.Context) error {
	tx, err := s.db.BeginTx(ctx, nil) // itmap: db_call transaction
	if err != nil {
		return err
	}
	defer tx.Rollback()                                                  // itmap: db_call transaction
	tx.Exec(fmt.Sprintf("UPDATE %s SET name = ? WHERE id = ?", "users")) // itmap: db_call update users
	tx.Exec("DELETE FROM sessions")                                      // itmap: db_call delete sessions
	return tx.Commit()                                                   // itmap: db_call transaction
}

func (s *Store) Prepared() {
	stmt, _ := s.db.Prepare("DELETE FROM tokens WHERE id = ?") // itmap: db_call delete tokens
	stmt.Exec(1)                                               // itmap: db_call delete tokens
	stmt.Close()                                               // ok: db_call
}

func (s *Store) All() {
	orders.List(s.db)
	u, _ := url.Parse("https://example.com/?q=1")
	_ = u.Query() // ok: db_call
}

// file: orders/orders.go
package orders

import "database/sql"

func List(db *sql.DB) {
	list(db, "SELECT * FROM orders")
	list(db, "SELECT * FROM invoices")
}

func list(db *sql.DB, query string) {
	db.Query(query) // itmap: db_call select orders ; db_call select invoices
}
