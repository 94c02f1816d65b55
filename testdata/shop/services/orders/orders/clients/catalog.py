"""The catalog service."""

from typing import Any

import requests

from orders.settings import settings

TIMEOUT = 3


def product(sku: str) -> dict[str, Any] | None:
    response = requests.get(f"{settings.catalog_url}/v1/products/{sku}", timeout=TIMEOUT)
    if response.status_code == 404:
        return None
    response.raise_for_status()
    return response.json()


def reserve(sku: str, quantity: int) -> bool:
    """Takes pieces out of the stock; false when there are not enough."""
    url = f"{settings.catalog_url}/v1/stock/{sku}/reservations"
    response = requests.post(url, json={"quantity": quantity}, timeout=TIMEOUT)
    if response.status_code == 409:
        return False
    response.raise_for_status()
    return True
