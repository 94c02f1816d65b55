package products

import (
	"context"
	"database/sql"
)

// Store keeps products in PostgreSQL.
type Store struct{ db *sql.DB }

// NewStore makes a store on db.
func NewStore(db *sql.DB) *Store { return &Store{db: db} }

// List gives the first products by name.
func (s *Store) List(ctx context.Context, limit int) ([]Product, error) {
	return s.query(ctx, `SELECT sku, name, category, price FROM products ORDER BY name LIMIT $1`, limit)
}

// ListCategory gives the products of a category by name.
func (s *Store) ListCategory(ctx context.Context, category string) ([]Product, error) {
	return s.query(ctx, `SELECT sku, name, category, price FROM products WHERE category = $1 ORDER BY name`, category)
}

// Find gives one product, or sql.ErrNoRows.
func (s *Store) Find(ctx context.Context, sku string) (Product, error) {
	var p Product
	row := s.db.QueryRowContext(ctx, `SELECT sku, name, category, price FROM products WHERE sku = $1`, sku)
	err := row.Scan(&p.SKU, &p.Name, &p.Category, &p.Price)
	return p, err
}

// Save adds a product or changes it.
func (s *Store) Save(ctx context.Context, p Product) error {
	_, err := s.db.ExecContext(ctx,
		`INSERT INTO products (sku, name, category, price) VALUES ($1, $2, $3, $4)
		 ON CONFLICT (sku) DO UPDATE SET name = $2, category = $3, price = $4`,
		p.SKU, p.Name, p.Category, p.Price)
	return err
}

// Remove takes a product out.
func (s *Store) Remove(ctx context.Context, sku string) error {
	_, err := s.db.ExecContext(ctx, `DELETE FROM products WHERE sku = $1`, sku)
	return err
}

func (s *Store) query(ctx context.Context, query string, args ...any) ([]Product, error) {
	rows, err := s.db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := []Product{}
	for rows.Next() {
		var p Product
		if err := rows.Scan(&p.SKU, &p.Name, &p.Category, &p.Price); err != nil {
			return nil, err
		}
		found = append(found, p)
	}
	return found, rows.Err()
}
