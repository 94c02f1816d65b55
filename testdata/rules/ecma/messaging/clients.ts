import { connect } from "nats";
import mqtt from "mqtt";
import { PubSub } from "@google-cloud/pubsub";
import { ServiceBusClient } from "@azure/service-bus";
import { Agenda } from "agenda";
import PgBoss from "pg-boss";
import { Inngest } from "inngest";
import { Client } from "@temporalio/client";

const agenda = new Agenda();
const boss = new PgBoss("postgres://db");
const inngest = new Inngest({ id: "app" });

export async function run() {
  const nc = await connect({ servers: "nats://mq" });
  nc.publish("orders.created", "x"); // itmap: queue_publish publish orders.created
  nc.subscribe("orders.*"); // itmap: queue_consume consume orders.*
  await nc.drain(); // ok: queue_publish
  const broker = mqtt.connect("mqtt://mq");
  broker.publish("sensors/1", "x"); // itmap: queue_publish publish sensors/1
  broker.on("message", () => {}); // ok: queue_consume
  await new PubSub().topic("orders").publishMessage({ data: Buffer.from("x") }); // itmap: queue_publish publish orders
  const bus = new ServiceBusClient("x");
  await bus.createSender("mail").sendMessages({ body: 1 }); // itmap: queue_publish publish mail
  agenda.define("report", async () => {}); // itmap: queue_consume consume report
  await agenda.every("1 hour", "report"); // itmap: scheduled_job schedule report
  await agenda.start(); // ok: queue_publish
  await boss.send("mail", {}); // itmap: queue_publish publish mail
  await boss.work("mail", async () => {}); // itmap: queue_consume consume mail
  await inngest.send({ name: "user/created", data: {} }); // itmap: queue_publish publish user/created
  await new Client().workflow.start("order", { taskQueue: "orders", workflowId: "1" }); // itmap: queue_publish start orders
}

export const welcome = inngest.createFunction({ id: "welcome" }, { event: "user/created" }, async () => {}); // itmap: queue_consume consume user/created
