// file: go.mod
module example.com/shop

// file: main.go
package main

import "github.com/go-pg/pg/v10"

type User struct{ ID int }

func do(db *pg.DB) {
	var users []User
	db.Model(&users).Where("id > 1").Select()             // itmap: db_call select users
	db.Model(&User{ID: 1}).Insert()                       // itmap: db_call insert users
	db.Exec("DELETE FROM sessions")                       // itmap: db_call delete sessions
	db.Query(&users, "SELECT * FROM accounts")            // itmap: db_call select accounts
	query := db.Model(&users).Order("id")                 // ok: db_call
	query.Count()                                         // itmap: db_call select users
	db.RunInTransaction(nil, func(tx *pg.Tx) error { // itmap: db_call transaction
		_, err := tx.Model(&users).Update() // itmap: db_call update users
		return err
	})
}
