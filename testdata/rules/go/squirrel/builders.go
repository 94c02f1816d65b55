// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"database/sql"

	sq "github.com/Masterminds/squirrel"
)

var psql = sq.StatementBuilder.PlaceholderFormat(sq.Dollar)

func do(db *sql.DB) {
	sq.Select("id").From("users").Where(sq.Eq{"id": 1}).RunWith(db).Query()     // itmap: db_call select users
	psql.Insert("orders").Columns("id").Values(1).RunWith(db).Exec()            // itmap: db_call insert orders
	query, args, _ := sq.Update("items").Set("id", 1).ToSql()                   // ok: db_call
	db.Exec(query, args...)                                                     // itmap: db_call update items
	text, _, _ := psql.Delete("sessions").Where("id = 1").ToSql()               // ok: db_call
	db.Exec(text)                                                               // itmap: db_call delete sessions
}
