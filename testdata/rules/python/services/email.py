from sendgrid import SendGridAPIClient
from sendgrid.helpers.mail import Mail as SendGridMail

def sendgrid_calls():
    SendGridAPIClient(key).send(body)  # itmap: email send
    SendGridMail().add_to(mail)  # ok: email

from mailgun.client import Client as Mailgun

def mailgun_calls():
    client = Mailgun(auth=key)  # ok: email
    client.messages.create(data=body)  # itmap: email messages.create

from postmarker.core import PostmarkClient

def postmark_calls():
    client = PostmarkClient(server_token=key)  # ok: email
    client.emails.send(To=mail)  # itmap: email emails.send

import resend

def resend_calls():
    resend.Emails.send(body)  # itmap: email Emails.send
    resend.Emails()  # ok: email

import mailchimp_marketing

def mailchimp_calls():
    client = mailchimp_marketing.Client()
    client.lists.add_list_member(number, body)  # itmap: email lists.add_list_member
    client.set_config(body)  # ok: email

import sib_api_v3_sdk

def brevo_calls():
    api = sib_api_v3_sdk.TransactionalEmailsApi(raw)
    api.send_transac_email(body)  # itmap: email send_transac_email
    sib_api_v3_sdk.Configuration()  # ok: email

from mailjet_rest import Client as Mailjet

def mailjet_calls():
    client = Mailjet(auth=key)  # ok: email
    client.send.create(data=body)  # itmap: email send.create

from sparkpost import SparkPost

def sparkpost_calls():
    client = SparkPost(key)  # ok: email
    client.transmissions.send(recipients=[mail])  # itmap: email transmissions.send

from customerio import APIClient

def customer_io_calls():
    client = APIClient(key)  # ok: email
    client.send_email(body)  # itmap: email send_email
