from twilio.rest import Client as Twilio

def twilio_calls():
    client = Twilio(sid, key)  # ok: third_party
    client.messages.create(to=number, body=text)  # itmap: third_party messages.create

from twilio.twiml.voice_response import VoiceResponse

def twilio_twiml_calls():
    answer = VoiceResponse()
    answer.reply(text)  # ok: third_party

import vonage

def vonage_calls():
    client = vonage.Client(key=key)
    sms = vonage.Sms(client)  # ok: third_party
    sms.send_message(body)  # itmap: third_party send_message

import messagebird

def messagebird_calls():
    client = messagebird.Client(key)  # ok: third_party
    client.message_create(sender, number, text)  # itmap: third_party message_create

import plivo

def plivo_calls():
    client = plivo.RestClient(sid, key)  # ok: third_party
    client.messages.create(src=sender, dst=number)  # itmap: third_party messages.create

from pyfcm import FCMNotification

def fcm_calls():
    push = FCMNotification(key)  # ok: third_party
    push.notify(fcm_token=token)  # itmap: third_party notify

from apns2.client import APNsClient

def apns_calls():
    client = APNsClient(path)  # ok: third_party
    client.send_notification(token, body, topic)  # itmap: third_party send_notification

from pywebpush import webpush

def webpush_calls():
    webpush(subscription, data=text)  # itmap: third_party webpush

from exponent_server_sdk import PushClient

def expo_push_calls():
    client = PushClient()
    client.publish(message)  # itmap: third_party publish
    client.is_exponent_push_token(token)  # ok: third_party

from onesignal.api import default_api

def onesignal_calls():
    api = default_api.DefaultApi(raw)  # ok: third_party
    api.create_notification(body)  # itmap: third_party create_notification

import apprise

def apprise_calls():
    box = apprise.Apprise()
    box.notify(title=subject, body=text)  # itmap: third_party notify
    box.add(url)  # ok: third_party

from slack_sdk import WebClient

def slack_calls():
    client = WebClient(token=key)  # ok: third_party
    client.chat_postMessage(channel=channel, text=text)  # itmap: third_party chat_postMessage

from slack_sdk.signature import SignatureVerifier

def slack_blocks_calls():
    verifier = SignatureVerifier(key)
    verifier.generate_signature(timestamp=now, body=body)  # ok: third_party

import discord

def discord_calls():
    hook = discord.Webhook.from_url(url)
    hook.send(text)  # itmap: third_party send
    discord.Embed().add_field(name=name)  # ok: third_party

from telegram import Bot

def telegram_calls():
    bot = Bot(token=key)  # ok: third_party
    bot.send_message(chat_id=number, text=text)  # itmap: third_party send_message

from telegram.ext import Application

def telegram_2_calls():
    app = Application()
    app.bot.send_photo(number, path)  # itmap: third_party bot.send_photo
    app.run_polling()  # ok: third_party

from rocketchat_API.rocketchat import RocketChat

def rocketchat_calls():
    client = RocketChat(user, password)  # ok: third_party
    client.chat_post_message(text, channel=channel)  # itmap: third_party chat_post_message

import pymsteams

def msteams_calls():
    card = pymsteams.connectorcard(url)
    card.send()  # itmap: third_party send
    card.title(subject)  # ok: third_party

from linebot import LineBotApi, WebhookHandler

def line_calls():
    api = LineBotApi(key)
    api.reply_message(token, text)  # itmap: third_party reply_message
    WebhookHandler(secret).add(kind)  # ok: third_party

from nio import AsyncClient

def matrix_calls():
    client = AsyncClient(host, user)
    client.room_send(room, kind, body)  # itmap: third_party room_send
    client.add_event_callback(step, kind)  # ok: third_party

from livekit import api as livekit

def livekit_calls():
    client = livekit.LiveKitAPI(url)  # ok: third_party
    client.room.create_room(body)  # itmap: third_party room.create_room

from pusher_push_notifications import PushNotifications

def pusher_beams_calls():
    client = PushNotifications(name, key)
    client.publish_to_users(users, body)  # itmap: third_party publish_to_users
    client.generate_token(user)  # ok: third_party

from knockapi import Knock

def knock_calls():
    client = Knock(key)  # ok: third_party
    client.users.identify(user)  # itmap: third_party users.identify

from novu.api import EventApi

def novu_calls():
    api = EventApi(url, key)  # ok: third_party
    api.trigger(name, user, body)  # itmap: third_party trigger

from trycourier import Courier

def courier_calls():
    client = Courier(auth_token=key)  # ok: third_party
    client.send(message=body)  # itmap: third_party send

from schema_registry.client import SchemaRegistryClient

def schema_registry_calls():
    registry = SchemaRegistryClient(url=url)  # ok: third_party
    registry.register(name, body)  # itmap: third_party register
