// file: src/queue.ts
import { Queue } from "bullmq";

const queue = new Queue("reports");

export async function plan() {
  await queue.add("nightly", {}, { repeat: { pattern: "0 3 * * *" } }); // itmap: queue_publish publish reports ; scheduled_job schedule nightly
  await queue.add("once", {}, { delay: 1000 }); // itmap: queue_publish publish reports ; ok: scheduled_job
  await queue.upsertJobScheduler("hourly", { every: 3600000 }); // itmap: scheduled_job schedule hourly
}
