// file: main.go
package main

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

func show(c echo.Context) error {
	if c.Param("id") == "0" {
		return echo.NewHTTPError(http.StatusNotFound, "gone")
	}
	return c.JSON(http.StatusOK, nil)
}

func remove(c echo.Context) error {
	return c.NoContent(204)
}

func main() {
	e := echo.New()
	e.GET("/orders/:id", show)      // itmap: http_route GET /orders/{id} status=200 status=404 status!=204
	e.DELETE("/orders/:id", remove) // itmap: http_route DELETE /orders/{id} status=204 status!=200
	e.Start(":8080")
}
