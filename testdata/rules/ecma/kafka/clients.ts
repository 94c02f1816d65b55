import { Kafka } from "kafkajs";

const kafka = new Kafka({ brokers: ["kafka:9092"] });
const producer = kafka.producer();
const consumer = kafka.consumer({ groupId: "g" });
const TOPIC = "orders.created";

export async function run() {
  await producer.connect(); // ok: queue_publish
  await producer.send({ topic: TOPIC, messages: [{ value: "x" }] }); // itmap: queue_publish publish orders.created
  await producer.sendBatch({ topicMessages: [{ topic: "audit", messages: [] }] }); // itmap: queue_publish publish audit
  await consumer.subscribe({ topic: "orders.created", fromBeginning: true }); // itmap: queue_consume consume orders.created
  await consumer.subscribe({ topics: ["a", "b"] }); // itmap: queue_consume consume a ; queue_consume consume b
  await consumer.run({ eachMessage: async () => {} }); // ok: queue_consume
  await producer.disconnect(); // ok: queue_publish
}
