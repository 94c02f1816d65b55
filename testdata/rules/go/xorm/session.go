// file: go.mod
module example.com/shop

// file: main.go
package main

import "xorm.io/xorm"

type User struct{ ID int }

type Login struct{ ID int }

func (*Login) TableName() string { return "user_login" }

func do(engine *xorm.Engine) {
	user := &User{}
	var logins []*Login
	engine.Where("id = ?", 1).Get(user)              // itmap: db_call select user
	engine.Desc("id").Limit(10).Find(&logins)        // itmap: db_call select user_login
	engine.Insert(user)                              // itmap: db_call insert user
	engine.ID(1).Cols("name").Update(user)           // itmap: db_call update user
	engine.Table("orders").Where("x = 1").Count()    // itmap: db_call select orders
	engine.SQL("SELECT * FROM items").Find(&logins)  // itmap: db_call select items
	engine.Exec("DELETE FROM sessions")              // itmap: db_call delete sessions
	session := engine.NewSession()                   // ok: db_call
	session.Begin()                                  // itmap: db_call transaction
	session.Commit()                                 // itmap: db_call transaction
	session.Close()                                  // ok: db_call
	engine.Sync(new(User))                           // itmap: db_migration ddl user
}
