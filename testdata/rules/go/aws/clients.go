// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/ses"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
)

func do(ctx context.Context) {
	cfg, _ := config.LoadDefaultConfig(ctx)                                                       // ok: third_party
	files := s3.NewFromConfig(cfg)                                                                // ok: object_storage
	files.PutObject(ctx, &s3.PutObjectInput{Bucket: aws.String("invoices"), Key: aws.String("1")}) // itmap: object_storage put_object invoices
	table := dynamodb.NewFromConfig(cfg)                                                          // ok: db_call
	table.GetItem(ctx, &dynamodb.GetItemInput{TableName: aws.String("orders")})                   // itmap: db_call select orders
	queue := sqs.NewFromConfig(cfg)                                                               // ok: queue_publish
	url := "https://sqs.eu-west-1.amazonaws.com/1/mails"
	queue.SendMessage(ctx, &sqs.SendMessageInput{QueueUrl: &url})                                 // itmap: queue_publish publish https://sqs.eu-west-1.amazonaws.com/1/mails
	queue.ReceiveMessage(ctx, &sqs.ReceiveMessageInput{QueueUrl: &url})                           // itmap: queue_consume consume https://sqs.eu-west-1.amazonaws.com/1/mails
	mail := ses.NewFromConfig(cfg)                                                                // ok: email
	mail.SendEmail(ctx, &ses.SendEmailInput{})                                                    // itmap: email SendEmail
}
