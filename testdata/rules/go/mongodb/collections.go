// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"context"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
)

type Store struct {
	users *mongo.Collection
}

func New(ctx context.Context) *Store {
	client, _ := mongo.Connect(ctx)                                   // ok: db_call
	return &Store{users: client.Database("shop").Collection("users")} // ok: db_call
}

func (s *Store) Do(ctx context.Context) {
	s.users.FindOne(ctx, bson.M{"id": 1})                            // itmap: db_call select users
	cursor, _ := s.users.Find(ctx, bson.M{})                         // itmap: db_call select users
	cursor.All(ctx, nil)                                             // ok: db_call
	s.users.InsertOne(ctx, bson.M{})                                 // itmap: db_call insert users
	s.users.UpdateMany(ctx, bson.M{}, bson.M{})                      // itmap: db_call update users
	s.users.DeleteOne(ctx, bson.M{})                                 // itmap: db_call delete users
	s.users.Indexes().CreateOne(ctx, mongo.IndexModel{})             // itmap: db_call ddl users
	s.users.Database().Collection("orders").Aggregate(ctx, nil)      // itmap: db_call select orders
}
