// Empty lists say what they are of; databases in lists and maps are databases.
// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"context"

	"gorm.io/gorm"
)

type User struct{ ID int }

type Order struct{ ID int }

var shards map[string]*gorm.DB
var replicas []*gorm.DB

func do(ctx context.Context, db *gorm.DB, name string) {
	made := make([]*Order, 0)
	db.Find(&made) // itmap: db_call select orders
	empty := []User{}
	db.Find(&empty)                                  // itmap: db_call select users
	db.Delete(&[]Order{}, "id = ?", 1)               // itmap: db_call delete orders
	db.First(new(User))                              // itmap: db_call select users
	shards[name].Create(&Order{ID: 1})               // itmap: db_call insert orders
	replicas[0].Find(&empty)                         // itmap: db_call select users
	ctx.Value("db").(*gorm.DB).Create(&Order{ID: 1}) // itmap: db_call insert orders
	own := ctx.Value("db").(*gorm.DB)
	own.Create(&Order{ID: 1}) // itmap: db_call insert orders
	names := make([]string, 0)
	_ = append(names, name) // ok: db_call
}
