import nodemailer from "nodemailer";
import { MailerService } from "@nestjs-modules/mailer";

const transport = nodemailer.createTransport({ host: "smtp.x.com", port: 25 }); // ok: email

export async function run() {
  await transport.sendMail({ to: "a@x.com", subject: "Hi" }); // itmap: email send smtp.x.com
  await transport.verify(); // ok: email
}

export class Mail {
  constructor(private readonly mailer: MailerService) {}
  welcome() {
    return this.mailer.sendMail({ to: "a@x.com", template: "welcome" }); // itmap: email send welcome
  }
}
