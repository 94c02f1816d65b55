// file: mq.ts
import { Queue, QueueEvents, Worker } from "bullmq";

const mail = new Queue("mail", { connection: {} }); // ok: queue_publish

export async function run() {
  await mail.add("welcome", { id: 1 }); // itmap: queue_publish publish mail
  await mail.close(); // ok: queue_publish
  await mail.getJob("1"); // ok: queue_publish
}

export const worker = new Worker("mail", async (job) => job.data); // itmap: queue_consume consume mail
export const events = new QueueEvents("mail"); // ok: queue_consume

// file: bull.js
const Bull = require("bull");

const video = new Bull("video");
video.process(async (job) => {}); // itmap: queue_consume consume video
video.add({ id: 1 }); // itmap: queue_publish publish video
video.on("failed", () => {}); // ok: queue_consume

// file: nest.ts
import { Process, Processor } from "@nestjs/bull";

@Processor("audio") // itmap: queue_consume consume audio
export class AudioProcessor {
  @Process("transcode") // ok: queue_consume
  transcode() {}
}
