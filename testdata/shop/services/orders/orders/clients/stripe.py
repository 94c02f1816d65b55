"""Stripe, by its HTTP interface."""

from typing import Any

import requests

from orders.settings import settings

BASE = "https://api.stripe.com/v1"

http = requests.Session()
http.auth = (settings.stripe_secret_key, "")


def create_intent(amount: int, order_id: int) -> dict[str, Any]:
    """Starts a payment of `amount` cents."""
    form = {"amount": amount, "currency": "eur", "metadata[order]": order_id}
    response = http.post(f"{BASE}/payment_intents", data=form, timeout=10)
    response.raise_for_status()
    return response.json()
