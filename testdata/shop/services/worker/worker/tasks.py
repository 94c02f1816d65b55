"""What the worker does."""

import os
import smtplib
from email.message import EmailMessage

import requests

from worker.app import app

ORDERS_URL = os.environ.get("ORDERS_URL", "http://localhost:8000")
ORDERS = f"{ORDERS_URL}/api/v1/orders"
# The customer that stands for the shop itself.
HEADERS = {"X-Customer-Id": "0"}


@app.task(name="worker.send_confirmation", autoretry_for=(OSError,), max_retries=5, retry_backoff=True)
def send_confirmation(order_id: int, email: str) -> None:
    send(email, f"Your order {order_id}", "Thank you. It is on its way.")


@app.task(name="worker.expire_order", autoretry_for=(requests.RequestException,), max_retries=5, retry_backoff=True)
def expire_order(order_id: int) -> None:
    response = requests.delete(f"{ORDERS}/{order_id}", headers=HEADERS, timeout=5)
    # 409: it has been paid in the meantime.
    if response.status_code not in (204, 404, 409):
        response.raise_for_status()


@app.task(name="worker.report_stale")
def report_stale() -> None:
    response = requests.get(ORDERS, params={"status": "placed"}, headers=HEADERS, timeout=5)
    response.raise_for_status()
    stale = len(response.json())
    if stale:
        send("team@example.com", "Unpaid orders", f"There are {stale} of them.")


def send(to: str, subject: str, text: str) -> None:
    message = EmailMessage()
    message["From"] = os.environ["MAIL_FROM"]
    message["To"] = to
    message["Subject"] = subject
    message.set_content(text)
    with smtplib.SMTP(os.environ.get("SMTP_HOST", "localhost"), 1025) as smtp:
        smtp.send_message(message)
