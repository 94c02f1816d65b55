// file: go.mod
module example.com/shop

// file: main.go
package main

import "go.etcd.io/bbolt"

func do() error {
	db, err := bbolt.Open("shop.db", 0o600, nil) // ok: db_call
	if err != nil {
		return err
	}
	defer db.Close() // ok: db_call
	return db.Update(func(tx *bbolt.Tx) error { // itmap: db_call transaction
		users := tx.Bucket([]byte("users")) // ok: db_call
		users.Get([]byte("1"))              // itmap: db_call select users
		return users.Put([]byte("1"), nil)  // itmap: db_call update users
	})
}
