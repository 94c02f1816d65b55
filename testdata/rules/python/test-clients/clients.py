# file: test_users.py
import unittest

from django.test import Client, TestCase
from fastapi.testclient import TestClient
from flask import Flask
from rest_framework.test import APITestCase

API = "/api/v1"
api = TestClient(object())


def test_users():
    api.get(f"{API}/users")                              # itmap: http_call GET /api/v1/users
    api.request("DELETE", "/users/7")                    # itmap: http_call DELETE /users/7
    api.close()                                          # ok: http_call


def test_flask():
    client = Flask(__name__).test_client()
    client.post("/orders", json={})                      # itmap: http_call POST /orders
    client.open("/orders", method="PUT")                 # itmap: http_call PUT /orders


def test_django():
    Client().get("/accounts/")                           # itmap: http_call GET /accounts/
    Client().login(username="a")                         # ok: http_call


class UsersTest(TestCase):
    url = "/users/"

    def test_list(self):
        self.client.get(self.url)                        # itmap: http_call GET /users/


class ApiTest(APITestCase):
    def test_make(self):
        self.client.post("/users/", {})                  # itmap: http_call POST /users/
        self.client.force_authenticate(None)             # ok: http_call
