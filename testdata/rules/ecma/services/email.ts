import sgMail from "@sendgrid/mail"
export async function sendgridCalls() {
  await sgMail.send({}) // itmap: email send
  sgMail.setApiKey(key) // ok: email
}

import Mailgun from "mailgun.js"
export async function mailgunCalls() {
  const mailgun = new Mailgun(form).client({}) // ok: email
  await mailgun.messages.create(domain, {}) // itmap: email client.messages.create
}

import { ServerClient } from "postmark"
export async function postmarkCalls() {
  const postmark = new ServerClient(key) // ok: email
  await postmark.sendEmail({}) // itmap: email sendEmail
}

import { Resend } from "resend"
export async function resendCalls() {
  const resend = new Resend(key) // ok: email
  await resend.emails.send({}) // itmap: email emails.send
}

import mailchimp from "@mailchimp/mailchimp_marketing"
export async function mailchimpCalls() {
  await mailchimp.lists.addListMember(id, {}) // itmap: email lists.addListMember
  mailchimp.setConfig({}) // ok: email
}

import Mailjet from "node-mailjet"
export async function mailjetCalls() {
  const mailjet = new Mailjet({}) // ok: email
  await mailjet.post("send").request({}) // itmap: email post
}

import { TransactionalEmailsApi } from "@getbrevo/brevo"
export async function brevoCalls() {
  const brevo = new TransactionalEmailsApi()
  await brevo.sendTransacEmail({}) // itmap: email sendTransacEmail
  brevo.setApiKey(0, key) // ok: email
}

import SparkPost from "sparkpost"
export async function sparkpostCalls() {
  const sparkpost = new SparkPost(key) // ok: email
  await sparkpost.transmissions.send({}) // itmap: email transmissions.send
}

import { TrackClient } from "customerio-node"
export async function customer_ioCalls() {
  const cio = new TrackClient(id, key) // ok: email
  await cio.identify(id, {}) // itmap: email identify
}

import { LoopsClient } from "loops"
export async function loopsCalls() {
  const loops = new LoopsClient(key) // ok: email
  await loops.sendTransactionalEmail({}) // itmap: email sendTransactionalEmail
}
