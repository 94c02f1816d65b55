// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"github.com/go-gorp/gorp/v3"
	"github.com/gocraft/dbr/v2"
)

type User struct{ ID int }

func do(dbMap *gorp.DbMap, session *dbr.Session) {
	var users []User
	dbMap.Select(&users, "SELECT * FROM users")                    // itmap: db_call select users
	dbMap.Exec("DELETE FROM sessions")                             // itmap: db_call delete sessions
	tx, _ := dbMap.Begin()                                         // itmap: db_call transaction
	tx.Commit()                                                    // itmap: db_call transaction
	dbMap.AddTableWithName(User{}, "users")                        // ok: db_call
	session.Select("id").From("orders").Where("x = 1").Load(&users) // itmap: db_call select orders
	stmt := session.InsertInto("items").Columns("id").Values(1)    // ok: db_call
	stmt.Exec()                                                    // itmap: db_call insert items
}
