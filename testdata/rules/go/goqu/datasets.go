// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"database/sql"

	"github.com/doug-martin/goqu/v9"
)

func do(conn *sql.DB) {
	db := goqu.New("postgres", conn)                                                      // ok: db_call
	var users []int
	db.From("users").Select("id").Where(goqu.Ex{"id": 1}).ScanVals(&users)                // itmap: db_call select users
	db.Insert("orders").Rows(goqu.Record{"id": 1}).Executor().Exec()                      // itmap: db_call insert orders
	db.Update("items").Set(goqu.Record{"id": 1}).Executor().Exec()                        // itmap: db_call update items
	text, _, _ := goqu.Delete("sessions").Where(goqu.Ex{"id": 1}).ToSQL()                 // ok: db_call
	conn.Exec(text)                                                                       // itmap: db_call delete sessions
}
