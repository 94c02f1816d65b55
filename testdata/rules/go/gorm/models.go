// Models and the tables that they are of; chains count where they go out.
// file: go.mod
module example.com/shop

// file: main.go
package main

import "gorm.io/gorm"

type User struct { // itmap: db_model User users
	gorm.Model
	Name string
}

type OrderItem struct {
	ID int
}

type Person struct{ ID int }

func (Person) TableName() string { return "hr_people" }

type Store struct{ db *gorm.DB }

func (s *Store) Do() error {
	var user User
	var items []OrderItem
	var n int64
	s.db.Where("name = ?", "x").First(&user)                                     // itmap: db_call select users
	s.db.Model(&OrderItem{}).Where("id > 1").Count(&n)                           // itmap: db_call select order_items
	s.db.Find(&items)                                                            // itmap: db_call select order_items
	s.db.Create(&Person{ID: 1})                                                  // itmap: db_call insert hr_people
	s.db.Save(&user)                                                             // itmap: db_call update users
	s.db.Model(&user).Updates(map[string]any{"name": "y"})                       // itmap: db_call update users
	s.db.Delete(&User{}, 1)                                                      // itmap: db_call delete users
	s.db.Table("invoices AS i").Select("i.id").Scan(&n)                          // itmap: db_call select invoices
	s.db.Raw("SELECT count(*) FROM events").Scan(&n)                             // itmap: db_call select events
	s.db.Exec("UPDATE sessions SET seen = 1")                                    // itmap: db_call update sessions
	query := s.db.Where("id = ?", 1).Order("id")                                 // ok: db_call
	query.Find(&items)                                                           // itmap: db_call select order_items
	s.db.AutoMigrate(&User{})                                                    // itmap: db_migration ddl users
	return s.db.Transaction(func(tx *gorm.DB) error { // itmap: db_call transaction
		return tx.Create(&user).Error // itmap: db_call insert users
	})
}

type box struct{}

func (box) Create(v any) {}

func other() {
	box{}.Create(1) // ok: db_call
}
