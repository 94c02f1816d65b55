// file: store.go
package store

import (
	"context"
	"database/sql"

	"gorm.io/gorm"
)

type Order struct { // itmap: db_model Order orders
	gorm.Model
}

type Store struct{ db *sql.DB }

func (s *Store) Move(ctx context.Context) error {
	tx, err := s.db.BeginTx(ctx, nil) // itmap: db_call transaction
	if err != nil {
		return err
	}
	defer tx.Rollback()                                                   // itmap: db_call transaction
	if _, err := tx.ExecContext(ctx, "INSERT INTO orders VALUES (1)"); err != nil { // itmap: db_call insert orders transaction=tx handled=error:returned
		return err
	}
	_, err = s.db.ExecContext(ctx, "DELETE FROM carts") // itmap: db_call delete carts transaction!=tx
	if err != nil {
		return err
	}
	return tx.Commit() // itmap: db_call transaction
}

func create(db *gorm.DB) error {
	return db.Transaction(func(tx *gorm.DB) error { // itmap: db_call transaction
		return tx.Table("orders").Create(&Order{}).Error // itmap: db_call insert orders transaction=db.Transaction handled=error:returned
	})
}
