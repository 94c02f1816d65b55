// Package httpapi puts the routes of the catalog together.
package httpapi

import (
	"context"
	"crypto/subtle"
	"database/sql"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"

	"example.com/shop/catalog/internal/config"
	"example.com/shop/catalog/internal/products"
	"example.com/shop/catalog/internal/stock"
)

// Server answers the requests of the other services.
type Server struct {
	router *chi.Mux
	cfg    config.Config
	db     *sql.DB
}

// New makes a server with all its routes.
func New(cfg config.Config, db *sql.DB, store *products.Store, cache *products.Cache, levels *stock.Store) *Server {
	s := &Server{router: chi.NewRouter(), cfg: cfg, db: db}
	s.router.Use(middleware.Recoverer, middleware.Timeout(10*time.Second))
	s.router.Get("/healthz", s.health)
	s.router.Route(BasePath, func(r chi.Router) {
		products.NewHandler(store, cache, s.requireAdmin).Register(r, productsPath)
		r.Mount("/stock", stock.Routes(levels))
	})
	return s
}

// Handler is what the HTTP server calls.
func (s *Server) Handler() http.Handler { return s.router }

func (s *Server) health(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), time.Second)
	defer cancel()
	if err := s.db.PingContext(ctx); err != nil {
		http.Error(w, "database", http.StatusServiceUnavailable)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func (s *Server) requireAdmin(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		token := r.Header.Get("X-Admin-Token")
		if subtle.ConstantTimeCompare([]byte(token), []byte(s.cfg.AdminToken)) != 1 {
			http.Error(w, "admin token", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}
