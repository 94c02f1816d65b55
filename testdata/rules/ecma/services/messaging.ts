import twilio from "twilio"
export async function twilioCalls() {
  const client = twilio(id, key)
  await client.messages.create({}) // itmap: third_party messages.create
  twilio.validateRequest(key, signature, url, {}) // ok: third_party
}

import VoiceResponse from "twilio/lib/twiml/VoiceResponse"
export async function twilio_twimlCalls() {
  const answer = new VoiceResponse()
  answer.reply(text) // ok: third_party
}

import { Vonage } from "@vonage/server-sdk"
export async function vonageCalls() {
  const vonage = new Vonage({}) // ok: third_party
  await vonage.sms.send({}) // itmap: third_party sms.send
}

import { initClient } from "messagebird"
export async function messagebirdCalls() {
  const bird = initClient(key) // ok: third_party
  bird.messages.create({}, done) // itmap: third_party messages.create
}

import plivo from "plivo"
export async function plivoCalls() {
  const plivoClient = new plivo.Client(id, key) // ok: third_party
  await plivoClient.messages.create(id, id, text) // itmap: third_party messages.create
}

import FCM from "fcm-node"
export async function fcmCalls() {
  const fcm = new FCM(key) // ok: third_party
  fcm.send({}, done) // itmap: third_party send
}

import apn from "@parse/node-apn"
export async function apnsCalls() {
  const provider = new apn.Provider({}) // ok: third_party
  await provider.send(body, id) // itmap: third_party send
}

import webpush from "web-push"
export async function webpushCalls() {
  await webpush.sendNotification(subscription, text) // itmap: third_party sendNotification
  webpush.setVapidDetails(url, key, key) // ok: third_party
}

import { Expo } from "expo-server-sdk"
export async function expo_pushCalls() {
  const expo = new Expo()
  await expo.sendPushNotificationsAsync(items) // itmap: third_party sendPushNotificationsAsync
  Expo.isExpoPushToken(id) // ok: third_party
}

import * as OneSignal from "@onesignal/node-onesignal"
export async function onesignalCalls() {
  const signal = new OneSignal.DefaultApi({}) // ok: third_party
  await signal.createNotification({}) // itmap: third_party createNotification
}

import { WebClient } from "@slack/web-api"
export async function slackCalls() {
  const slack = new WebClient(key) // ok: third_party
  await slack.chat.postMessage({}) // itmap: third_party chat.postMessage
}

import { IncomingWebhook } from "@slack/webhook"
export async function slack_2Calls() {
  const hook = new IncomingWebhook(url) // ok: third_party
  await hook.send(text) // itmap: third_party send
}

import { Client as Discord, REST } from "discord.js"
export async function discordCalls() {
  const rest = new REST({})
  await rest.put(path, {}) // itmap: third_party put
  new Discord({}).login(key) // ok: third_party
}

import { Telegraf } from "telegraf"
export async function telegramCalls() {
  const bot = new Telegraf(key)
  await bot.telegram.sendMessage(id, text) // itmap: third_party telegram.sendMessage
  bot.start(step) // ok: third_party
}

import { driver } from "@rocket.chat/sdk"
export async function rocketchatCalls() {
  await driver.sendToRoom(text, id) // itmap: third_party driver.sendToRoom
  driver.connect({}) // ok: third_party
}

import { BotFrameworkAdapter } from "botbuilder"
export async function msteamsCalls() {
  const adapter = new BotFrameworkAdapter({}) // ok: third_party
  await adapter.updateActivity(context, {}) // itmap: third_party updateActivity
}

import { messagingApi, middleware } from "@line/bot-sdk"
export async function lineCalls() {
  const line = new messagingApi.MessagingApiClient({})
  await line.replyMessage({}) // itmap: third_party replyMessage
  middleware({}) // ok: third_party
}

import * as matrixSdk from "matrix-js-sdk"
export async function matrixCalls() {
  const matrix = matrixSdk.createClient({}) // ok: third_party
  await matrix.sendEvent(id, name, {}) // itmap: third_party sendEvent
}

import { StreamChat } from "stream-chat"
export async function stream_chatCalls() {
  const chat = StreamChat.of(key)
  await chat.upsertUsers([]) // itmap: third_party upsertUsers
  chat.createToken(id) // ok: third_party
}

import { RoomServiceClient, AccessToken } from "livekit-server-sdk"
export async function livekitCalls() {
  const rooms = new RoomServiceClient(url)
  await rooms.createRoom({}) // itmap: third_party createRoom
  new AccessToken(key).addGrant({}) // ok: third_party
}

import Beams from "@pusher/push-notifications-server"
export async function pusher_beamsCalls() {
  const beams = new Beams({})
  await beams.publishToUsers([], {}) // itmap: third_party publishToUsers
  beams.generateToken(id) // ok: third_party
}

import { Knock } from "@knocklabs/node"
export async function knockCalls() {
  const knock = new Knock(key) // ok: third_party
  await knock.workflows.trigger(name, {}) // itmap: third_party workflows.trigger
}

import { Novu } from "@novu/node"
export async function novuCalls() {
  const novu = new Novu(key) // ok: third_party
  await novu.trigger(name, {}) // itmap: third_party trigger
}

import { CourierClient } from "@trycourier/courier"
export async function courierCalls() {
  const courier = new CourierClient({}) // ok: third_party
  await courier.send({}) // itmap: third_party send
}

import { SchemaRegistry } from "@kafkajs/confluent-schema-registry"
export async function schemaRegistryCalls() {
  const registry = new SchemaRegistry({ host: url }) // ok: third_party
  await registry.encode(id, body) // itmap: third_party encode
}
