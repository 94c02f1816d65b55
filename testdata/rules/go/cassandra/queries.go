// file: go.mod
module example.com/shop

// file: main.go
package main

import "github.com/gocql/gocql"

func do(session *gocql.Session) {
	var id int
	session.Query("SELECT id FROM users WHERE name = ?", "x").Scan(&id)          // itmap: db_call select users
	session.Query("INSERT INTO events (id) VALUES (?)", 1).WithContext(nil).Exec() // itmap: db_call insert events
	iter := session.Query("SELECT id FROM orders").Iter()                        // itmap: db_call select orders
	iter.Scan(&id)                                                               // ok: db_call
	session.Close()                                                              // ok: db_call
}
