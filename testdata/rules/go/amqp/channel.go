// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"context"

	amqp "github.com/rabbitmq/amqp091-go"
)

func do(ctx context.Context) {
	conn, _ := amqp.Dial("amqp://localhost")                                  // ok: queue_publish
	ch, _ := conn.Channel()                                                   // ok: queue_publish
	queue, _ := ch.QueueDeclare("mails", true, false, false, false, nil)      // ok: queue_consume
	ch.PublishWithContext(ctx, "orders", "created", false, false, amqp.Publishing{}) // itmap: queue_publish publish orders
	ch.Publish("", "mails", false, false, amqp.Publishing{})                  // itmap: queue_publish publish mails
	ch.QueueBind("mails", "created", "orders", false, nil)                    // itmap: queue_consume bind orders
	ch.Consume(queue.Name, "", true, false, false, false, nil)                // itmap: queue_consume consume mails
	ch.Close()                                                                // ok: queue_publish
}
