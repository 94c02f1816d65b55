// Package products serves what can be bought.
package products

import (
	"database/sql"
	"encoding/json"
	"errors"
	"log"
	"net/http"
	"strconv"

	"github.com/go-chi/chi/v5"
)

// Product is something that can be bought. Prices are in cents.
type Product struct {
	SKU      string `json:"sku"`
	Name     string `json:"name"`
	Category string `json:"category"`
	Price    int64  `json:"price"`
}

// Handler answers requests for products.
type Handler struct {
	store *Store
	cache *Cache
	admin func(http.Handler) http.Handler
}

// NewHandler makes a handler; admin guards what changes products.
func NewHandler(store *Store, cache *Cache, admin func(http.Handler) http.Handler) *Handler {
	return &Handler{store: store, cache: cache, admin: admin}
}

// Register adds the routes below prefix.
func (h *Handler) Register(r chi.Router, prefix string) {
	r.Route(prefix, func(r chi.Router) {
		r.Get("/", h.list)
		r.Get("/{sku}", h.show)
		r.Group(func(r chi.Router) {
			r.Use(h.admin)
			r.Post("/", h.create)
			r.Put("/{sku}", h.update)
			r.Delete("/{sku}", h.remove)
		})
	})
	r.Get("/categories/{category:[a-z-]+}/products", h.listCategory)
}

func (h *Handler) list(w http.ResponseWriter, r *http.Request) {
	limit, err := strconv.Atoi(r.URL.Query().Get("limit"))
	if err != nil || limit < 1 || limit > 100 {
		limit = 100
	}
	found, err := h.store.List(r.Context(), limit)
	answer(w, found, err)
}

func (h *Handler) listCategory(w http.ResponseWriter, r *http.Request) {
	found, err := h.store.ListCategory(r.Context(), chi.URLParam(r, "category"))
	answer(w, found, err)
}

func (h *Handler) show(w http.ResponseWriter, r *http.Request) {
	sku := chi.URLParam(r, "sku")
	if product, ok := h.cache.Get(r.Context(), sku); ok {
		answer(w, product, nil)
		return
	}
	product, err := h.store.Find(r.Context(), sku)
	if err == nil {
		h.cache.Put(r.Context(), product)
	}
	answer(w, product, err)
}

func (h *Handler) create(w http.ResponseWriter, r *http.Request) {
	var product Product
	if err := json.NewDecoder(r.Body).Decode(&product); err != nil || product.SKU == "" {
		http.Error(w, "product", http.StatusBadRequest)
		return
	}
	answer(w, product, h.store.Save(r.Context(), product))
}

func (h *Handler) update(w http.ResponseWriter, r *http.Request) {
	var product Product
	if err := json.NewDecoder(r.Body).Decode(&product); err != nil {
		http.Error(w, "product", http.StatusBadRequest)
		return
	}
	product.SKU = chi.URLParam(r, "sku")
	err := h.store.Save(r.Context(), product)
	h.cache.Drop(r.Context(), product.SKU)
	answer(w, product, err)
}

func (h *Handler) remove(w http.ResponseWriter, r *http.Request) {
	sku := chi.URLParam(r, "sku")
	err := h.store.Remove(r.Context(), sku)
	h.cache.Drop(r.Context(), sku)
	answer(w, nil, err)
}

// answer writes value as JSON, or the status that err stands for.
func answer(w http.ResponseWriter, value any, err error) {
	switch {
	case errors.Is(err, sql.ErrNoRows):
		http.Error(w, "no such product", http.StatusNotFound)
	case err != nil:
		log.Print(err)
		http.Error(w, "internal error", http.StatusInternalServerError)
	case value == nil:
		w.WriteHeader(http.StatusNoContent)
	default:
		w.Header().Set("Content-Type", "application/json")
		if err := json.NewEncoder(w).Encode(value); err != nil {
			log.Print(err)
		}
	}
}
