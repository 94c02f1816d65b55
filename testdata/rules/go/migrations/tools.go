// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"database/sql"

	"github.com/golang-migrate/migrate/v4"
	"github.com/pressly/goose/v3"
)

func do(db *sql.DB) {
	m, _ := migrate.New("file://migrations", "postgres://localhost/shop") // ok: db_migration
	m.Up()                                                                // itmap: db_migration migrate file://migrations
	m.Close()                                                             // ok: db_migration
	goose.SetDialect("postgres")                                          // ok: db_migration
	goose.Up(db, "sql/migrations")                                        // itmap: db_migration migrate sql/migrations
}
