// Groups carry their middleware, what is registered before it does not.
// file: go.mod
module example.com/app

// file: main.go
package main

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

func TokenAuth(secret string) gin.HandlerFunc {
	return func(c *gin.Context) {
		if c.GetHeader("Authorization") != secret {
			c.AbortWithStatus(http.StatusUnauthorized)
			return
		}
		c.Next()
	}
}

func Stamp(c *gin.Context) { c.Next() }

func list(c *gin.Context) { c.JSON(200, nil) }

func main() {
	r := gin.New()
	r.Use(Stamp)
	r.GET("/open", list) // itmap: http_route GET /open auth=public
	private := r.Group("/private", TokenAuth("s"))
	private.GET("/a", list) // itmap: http_route GET /private/a auth=protected guard=TokenAuth
	later := r.Group("/later")
	later.GET("/before", list) // itmap: http_route GET /later/before auth=public
	later.Use(TokenAuth("s"))
	later.GET("/after", list) // itmap: http_route GET /later/after auth=protected guard=TokenAuth
	r.GET("/beside", TokenAuth("s"), list) // itmap: http_route GET /beside auth=protected guard=TokenAuth
	basic := r.Group("/basic", gin.BasicAuth(gin.Accounts{"a": "b"}))
	basic.GET("/x", list) // itmap: http_route GET /basic/x auth=protected guard=gin.BasicAuth
	r.Run()
}
