# file: test_orders.py
from unittest import mock

import responses
from testcontainers.postgres import PostgresContainer


@mock.patch("shop.mail.send")                               # itmap: double patch shop.mail.send
def test_patched(send):
    with mock.patch("shop.bank.charge"):                    # itmap: double patch shop.bank.charge
        send.assert_called()                                # ok: double


def test_recorded(monkeypatch):
    responses.get("https://api.bank.example/rates")         # itmap: double get https://api.bank.example/rates
    responses.start()                                       # ok: double
    PostgresContainer("postgres:16")                        # itmap: double PostgresContainer PostgresContainer
