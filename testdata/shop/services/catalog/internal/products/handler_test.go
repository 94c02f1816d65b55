package products

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/go-chi/chi/v5"
)

func router() http.Handler {
	r := chi.NewRouter()
	open := func(next http.Handler) http.Handler { return next }
	NewHandler(nil, nil, open).Register(r, "/products")
	return r
}

func TestCreateRefusesWhatIsNoProduct(t *testing.T) {
	for _, body := range []string{"", "{", `{"name": "no sku"}`} {
		request := httptest.NewRequest(http.MethodPost, "/products/", strings.NewReader(body))
		response := httptest.NewRecorder()
		router().ServeHTTP(response, request)
		if response.Code != http.StatusBadRequest {
			t.Errorf("%q: status %d", body, response.Code)
		}
	}
}

func TestUpdateRefusesWhatIsNoProduct(t *testing.T) {
	request := httptest.NewRequest(http.MethodPut, "/products/tea-1", strings.NewReader("["))
	response := httptest.NewRecorder()
	router().ServeHTTP(response, request)
	if response.Code != http.StatusBadRequest {
		t.Errorf("status %d", response.Code)
	}
}
