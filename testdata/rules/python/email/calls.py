# file: mail.py
import smtplib
from email.message import EmailMessage as Message

from django.core.mail import EmailMessage, send_mail
from fastapi_mail import FastMail
from flask_mail import Mail

mail = Mail()                                                  # ok: email


async def main(text):
    with smtplib.SMTP("mx", 25) as server:                     # ok: email
        server.starttls()                                      # ok: email
        server.send_message(Message())                         # itmap: email send
    send_mail("subject", text, "a@example.com", ["b@example.com"])     # itmap: email send
    EmailMessage("subject", text).send()                       # itmap: email send
    mail.send(text)                                            # itmap: email send
    await FastMail(None).send_message(text)                    # itmap: email send
    message = Message()
    message.set_content(text)                                  # ok: email


def alternatives(text, html):
    from django.core.mail import EmailMultiAlternatives

    mail = EmailMultiAlternatives("subject", text)             # ok: email
    mail.attach_alternative(html, "text/html")                 # ok: email
    mail.attach("name.txt", "text", "text/plain")              # ok: email
    mail.send()                                                # itmap: email send
