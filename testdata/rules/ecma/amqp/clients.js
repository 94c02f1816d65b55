// file: lib.js
const amqp = require("amqplib");

async function run() {
  const connection = await amqp.connect("amqp://mq");
  const channel = await connection.createChannel(); // ok: queue_publish
  await channel.assertQueue("jobs"); // ok: queue_consume
  channel.sendToQueue("jobs", Buffer.from("x")); // itmap: queue_publish publish jobs
  channel.publish("events", "order.created", Buffer.from("x")); // itmap: queue_publish publish events
  await channel.bindQueue("mine", "events", "order.*"); // itmap: queue_consume bind events
  await channel.consume("jobs", (message) => channel.ack(message)); // itmap: queue_consume consume jobs
  await channel.close(); // ok: queue_publish
}

module.exports = run;

// file: callback.js
const amqp = require("amqplib/callback_api");

amqp.connect("amqp://mq", (error, connection) => {
  connection.createChannel((error, channel) => {
    channel.sendToQueue("mail", Buffer.from("x")); // itmap: queue_publish publish mail
  });
});

// file: ts.js
const amqp = require("amqp-ts");

const connection = new amqp.Connection("amqp://mq");
const exchange = connection.declareExchange("user.added", "fanout");
const queue = connection.declareQueue("mine");
queue.bind(exchange); // itmap: queue_consume bind user.added
exchange.send(new amqp.Message("x")); // itmap: queue_publish publish user.added
queue.activateConsumer(() => {}); // itmap: queue_consume consume mine
connection.close(); // ok: queue_publish
