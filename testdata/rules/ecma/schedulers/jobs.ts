// file: jobs.ts
import cron from "node-cron";
import { CronJob } from "cron";
import schedule from "node-schedule";
import { Cron as Croner } from "croner";

export function clean() {}

cron.schedule("@hourly", clean); // itmap: scheduled_job schedule @hourly
cron.validate("0 * * * *"); // ok: scheduled_job
const job = new CronJob("@daily", clean); // itmap: scheduled_job schedule @daily
job.start(); // ok: scheduled_job
schedule.scheduleJob("@weekly", clean); // itmap: scheduled_job schedule @weekly
schedule.scheduleJob("nightly", "@monthly", clean); // itmap: scheduled_job schedule @monthly
new Croner("@yearly", clean); // itmap: scheduled_job schedule @yearly
setInterval(clean, 1000); // ok: scheduled_job

// file: nest.ts
import { Cron, Interval } from "@nestjs/schedule";

export class Tasks {
  @Cron("@hourly") // itmap: scheduled_job schedule @hourly
  hourly() {}

  @Interval(1000) // itmap: scheduled_job interval poll
  poll() {}

  other() {} // ok: scheduled_job
}
