// file: go.mod
module example.com/shop

// file: main.go
package main

import "github.com/beego/beego/v2/client/orm"

type User struct{ Id int }

func do() {
	o := orm.NewOrm() // ok: db_call
	user := User{Id: 1}
	o.Read(&user)                                                // itmap: db_call select user
	o.Insert(&user)                                              // itmap: db_call insert user
	o.QueryTable("orders").Filter("id", 1).Count()               // itmap: db_call select orders
	o.QueryTable(new(User)).Filter("id", 1).Delete()             // itmap: db_call delete user
	o.Raw("SELECT * FROM items").QueryRows(&user)                // itmap: db_call select items
	seter := o.QueryTable("orders").Filter("id", 2)              // ok: db_call
	seter.Exist()                                                // itmap: db_call select orders
}
