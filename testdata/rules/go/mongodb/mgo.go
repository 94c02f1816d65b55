// file: go.mod
module example.com/shop

// file: main.go
package main

import "gopkg.in/mgo.v2"

func old(session *mgo.Session) {
	c := session.DB("shop").C("people") // ok: db_call
	c.Insert(1)                         // itmap: db_call insert people
	c.Find(nil).Sort("name").All(nil)   // itmap: db_call select people
	c.RemoveAll(nil)                    // itmap: db_call delete people
}
