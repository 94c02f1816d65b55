// file: orders_test.go
package orders

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/alicebob/miniredis/v2"
	"github.com/jarcoal/httpmock"
)

func TestOrders(t *testing.T) {
	bank := httptest.NewServer(http.NotFoundHandler())                            // itmap: double NewServer NewServer
	defer bank.Close()                                                            // ok: double
	httpmock.RegisterResponder("GET", "https://api.bank.example/rates", nil)      // itmap: double RegisterResponder https://api.bank.example/rates
	miniredis.RunT(t)                                                             // itmap: double RunT redis
}
