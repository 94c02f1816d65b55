// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"context"

	"cloud.google.com/go/pubsub"
	"github.com/ThreeDotsLabs/watermill/message"
	mqtt "github.com/eclipse/paho.mqtt.golang"
	"github.com/nats-io/nats.go"
)

func do(ctx context.Context, publisher message.Publisher, router *message.Router) {
	nc, _ := nats.Connect("nats://localhost")                    // ok: queue_publish
	nc.Publish("orders.created", nil)                            // itmap: queue_publish publish orders.created
	nc.Subscribe("orders.*", func(m *nats.Msg) {})               // itmap: queue_consume consume orders.*
	nc.Flush()                                                   // ok: queue_publish
	js, _ := nc.JetStream()                                      // ok: queue_publish
	js.Publish("events", nil)                                    // itmap: queue_publish publish events
	client := mqtt.NewClient(mqtt.NewClientOptions())            // ok: queue_publish
	client.Publish("devices/1", 0, false, "on")                  // itmap: queue_publish publish devices/1
	client.Subscribe("devices/+", 0, nil)                        // itmap: queue_consume consume devices/+
	publisher.Publish("mails", nil)                              // itmap: queue_publish publish mails
	router.AddNoPublisherHandler("h", "mails", nil, handle)      // itmap: queue_consume consume mails
	ps, _ := pubsub.NewClient(ctx, "project")                    // ok: queue_publish
	ps.Topic("audit").Publish(ctx, &pubsub.Message{})            // itmap: queue_publish publish audit
	ps.Subscription("audit-sub").Receive(ctx, nil)               // itmap: queue_consume consume audit-sub
}

func handle(msg *message.Message) error { return nil }
