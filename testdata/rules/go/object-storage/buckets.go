// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"context"

	"cloud.google.com/go/storage"
	"github.com/minio/minio-go/v7"
)

func do(ctx context.Context) {
	client, _ := minio.New("localhost:9000", &minio.Options{})                 // ok: object_storage
	client.PutObject(ctx, "avatars", "1.png", nil, 0, minio.PutObjectOptions{}) // itmap: object_storage put_object avatars
	client.EndpointURL()                                                       // ok: object_storage
	gcs, _ := storage.NewClient(ctx)                                           // ok: object_storage
	object := gcs.Bucket("backups").Object("x")                                // ok: object_storage
	object.NewWriter(ctx)                                                      // itmap: object_storage put_object backups
}
