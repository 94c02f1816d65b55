// Package stock tells how much of a product is left.
package stock

import (
	"context"
	"database/sql"
	"encoding/json"
	"net/http"

	"github.com/go-chi/chi/v5"
)

// Store keeps stock levels in PostgreSQL.
type Store struct{ db *sql.DB }

// NewStore makes a store on db.
func NewStore(db *sql.DB) *Store { return &Store{db: db} }

// Level gives how many pieces are left.
func (s *Store) Level(ctx context.Context, sku string) (int, error) {
	var level int
	err := s.db.QueryRowContext(ctx, `SELECT level FROM stock WHERE sku = $1`, sku).Scan(&level)
	return level, err
}

// Take takes pieces out of the stock; false when there are not enough.
func (s *Store) Take(ctx context.Context, sku string, quantity int) (bool, error) {
	result, err := s.db.ExecContext(ctx,
		`UPDATE stock SET level = level - $2 WHERE sku = $1 AND level >= $2`, sku, quantity)
	if err != nil {
		return false, err
	}
	changed, err := result.RowsAffected()
	return changed == 1, err
}

type routes struct{ store *Store }

// Routes makes a router that answers for the stock.
func Routes(store *Store) http.Handler {
	h := routes{store: store}
	r := chi.NewRouter()
	r.Get("/{sku}", h.level)
	r.Post("/{sku}/reservations", h.reserve)
	return r
}

func (h routes) level(w http.ResponseWriter, r *http.Request) {
	level, err := h.store.Level(r.Context(), chi.URLParam(r, "sku"))
	if err != nil {
		http.Error(w, "no such product", http.StatusNotFound)
		return
	}
	_ = json.NewEncoder(w).Encode(map[string]int{"level": level})
}

func (h routes) reserve(w http.ResponseWriter, r *http.Request) {
	var wish struct {
		Quantity int `json:"quantity"`
	}
	if err := json.NewDecoder(r.Body).Decode(&wish); err != nil || wish.Quantity < 1 {
		http.Error(w, "quantity", http.StatusBadRequest)
		return
	}
	taken, err := h.store.Take(r.Context(), chi.URLParam(r, "sku"), wish.Quantity)
	switch {
	case err != nil:
		http.Error(w, "internal error", http.StatusInternalServerError)
	case !taken:
		http.Error(w, "sold out", http.StatusConflict)
	default:
		w.WriteHeader(http.StatusCreated)
	}
}
