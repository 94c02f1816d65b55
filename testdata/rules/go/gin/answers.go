// file: main.go
package main

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

func fail(c *gin.Context, status int, text string) {
	c.AbortWithStatusJSON(status, gin.H{"error": text})
}

func show(c *gin.Context) {
	if c.Param("id") == "0" {
		fail(c, http.StatusNotFound, "gone")
		return
	}
	c.JSON(http.StatusOK, gin.H{})
}

func create(c *gin.Context) {
	if c.Request.ContentLength == 0 {
		fail(c, 422, "empty")
		return
	}
	c.JSON(201, gin.H{})
}

func main() {
	r := gin.Default()
	r.GET("/orders/:id", show)    // itmap: http_route GET /orders/{id} status=200 status=404 status!=422
	r.POST("/orders", create)     // itmap: http_route POST /orders status=201 status=422 status!=404 status!=200
	r.Run()
}
