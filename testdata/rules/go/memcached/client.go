// file: go.mod
module example.com/shop

// file: main.go
package main

import "github.com/bradfitz/gomemcache/memcache"

func do() {
	mc := memcache.New("localhost:11211")             // ok: cache
	mc.Get("user")                                    // itmap: cache get user
	mc.Set(&memcache.Item{Key: "user", Value: nil})   // itmap: cache set user
	mc.Delete("user")                                 // itmap: cache delete user
	mc.Ping()                                         // ok: cache
}
