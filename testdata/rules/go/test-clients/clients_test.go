// file: users_test.go
package users

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

const base = "/api/v1"

func TestUsers(t *testing.T) {
	rec := httptest.NewRecorder()                                      // ok: http_call
	req := httptest.NewRequest(http.MethodPost, base+"/users", nil)    // itmap: http_call POST /api/v1/users
	router().ServeHTTP(rec, req)                                       // ok: http_call
	req, _ = http.NewRequest("GET", base+"/users/7", nil)              // itmap: http_call GET /api/v1/users/7
	router().ServeHTTP(rec, req)                                       // ok: http_call
}
