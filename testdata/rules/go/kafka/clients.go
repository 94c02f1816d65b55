// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"context"

	"github.com/IBM/sarama"
	"github.com/confluentinc/confluent-kafka-go/v2/kafka"
	segmentio "github.com/segmentio/kafka-go"
	"github.com/twmb/franz-go/pkg/kgo"
)

var invoices = "invoices"

func publish(ctx context.Context) {
	producer, _ := sarama.NewSyncProducer([]string{"localhost:9092"}, nil)      // ok: queue_publish
	producer.SendMessage(&sarama.ProducerMessage{Topic: "orders", Value: nil})  // itmap: queue_publish publish orders
	writer := &segmentio.Writer{Topic: "events"}                                // ok: queue_publish
	writer.WriteMessages(ctx, segmentio.Message{Value: nil})                    // itmap: queue_publish publish events
	p, _ := kafka.NewProducer(&kafka.ConfigMap{})                               // ok: queue_publish
	p.Produce(&kafka.Message{TopicPartition: kafka.TopicPartition{Topic: &invoices}}, nil) // itmap: queue_publish publish invoices
	client, _ := kgo.NewClient(kgo.ConsumeTopics("mails"))                      // itmap: queue_consume consume mails
	client.ProduceSync(ctx, &kgo.Record{Topic: "audit"})                        // itmap: queue_publish publish audit
	producer.Close()                                                            // ok: queue_publish
}

func consume(ctx context.Context) {
	reader := segmentio.NewReader(segmentio.ReaderConfig{Topic: "events"}) // ok: queue_consume
	reader.ReadMessage(ctx)                                                // itmap: queue_consume consume events
	c, _ := kafka.NewConsumer(&kafka.ConfigMap{})                          // ok: queue_consume
	c.SubscribeTopics([]string{"orders", "invoices"}, nil)                 // itmap: queue_consume consume invoices ; queue_consume consume orders
	group, _ := sarama.NewConsumerGroup(nil, "g", nil)                     // ok: queue_consume
	group.Consume(ctx, []string{"orders"}, nil)                            // itmap: queue_consume consume orders
}

func send(producer sarama.AsyncProducer) {
	msg := sarama.ProducerMessage{Topic: "paid"}
	select {
	case producer.Input() <- &msg: // itmap: queue_publish publish paid
	case <-producer.Successes():
	}
	producer.Input() <- &sarama.ProducerMessage{Topic: "sent"} // itmap: queue_publish publish sent
}

// file: wrapped.go
package main

import (
	"context"

	segmentio "github.com/segmentio/kafka-go"
)

type wrapped struct{ w *segmentio.Writer }

func (p *wrapped) Send(ctx context.Context, message segmentio.Message) error {
	return p.w.WriteMessages(ctx, message) // itmap: queue_publish publish a
}

func (p *wrapped) SendAll(ctx context.Context, messages ...segmentio.Message) error {
	return p.w.WriteMessages(ctx, messages...) // itmap: queue_publish publish b
}

func use(ctx context.Context, p *wrapped) {
	p.Send(ctx, segmentio.Message{Topic: "a"})
	p.SendAll(ctx, segmentio.Message{Topic: "b"})
}
