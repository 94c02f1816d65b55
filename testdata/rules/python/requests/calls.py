# file: client.py
import os

import requests
from requests_oauthlib import OAuth2Session

BASE = "https://api.example.com/v1"
HOST = os.environ["ORDERS_URL"]


def plain(id):
    requests.get(f"{BASE}/users/{id}", timeout=3)              # itmap: http_call GET https://api.example.com/v1/users/{id}
    requests.post(url=HOST + "/orders", json={})               # itmap: http_call POST {HOST}/orders
    requests.request("PATCH", BASE + "/users")                 # itmap: http_call PATCH https://api.example.com/v1/users
    r = requests.delete(BASE)                                  # itmap: http_call DELETE https://api.example.com/v1
    r.json().get("id")                                         # ok: http_call
    r.raise_for_status()                                       # ok: http_call


class Client:
    def __init__(self, base):
        self.base = base
        self.session = requests.Session()                      # ok: http_call
        self.session.headers.update({"a": "b"})                # ok: http_call

    def _url(self, path):
        return f"{self.base}/{path}"

    def users(self):
        return self.session.get(self._url("users"))            # itmap: http_call GET https://api.example.com/v1/users


Client(BASE).users()


class OwnSession(requests.Session):
    pass


def others():
    with requests.Session() as s:
        s.put(BASE + "/x")                                     # itmap: http_call PUT https://api.example.com/v1/x
    OwnSession().get(BASE + "/y")                              # itmap: http_call GET https://api.example.com/v1/y
    prepared = requests.Request("POST", BASE + "/z")
    requests.Session().send(prepared.prepare())                # itmap: http_call POST https://api.example.com/v1/z
    OAuth2Session("id").fetch_token(BASE + "/token")           # itmap: http_call POST https://api.example.com/v1/token
    {"get": 1}.get("get")                                      # ok: http_call
