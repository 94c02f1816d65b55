# file: client.py
import http.client
import urllib.request

import aiohttp
import httplib2
import urllib3
from tornado.httpclient import AsyncHTTPClient

API = "https://api.example.com"


async def main():
    async with aiohttp.ClientSession() as session:             # ok: http_call
        async with session.get(API + "/a") as response:        # itmap: http_call GET https://api.example.com/a
            await response.json()                              # ok: http_call
        await session.request("POST", API + "/b")              # itmap: http_call POST https://api.example.com/b
        await session.ws_connect("wss://live.example.com/s")   # itmap: websocket_call connect wss://live.example.com/s
    await AsyncHTTPClient().fetch(API + "/c", method="PUT")    # itmap: http_call PUT https://api.example.com/c


def sync():
    urllib.request.urlopen(API + "/d")                         # itmap: http_call GET https://api.example.com/d
    urllib.request.urlopen(urllib.request.Request(API + "/e", method="DELETE"))    # itmap: http_call DELETE https://api.example.com/e
    urllib3.PoolManager().request("GET", API + "/f")           # itmap: http_call GET https://api.example.com/f
    connection = http.client.HTTPSConnection("orders:8443")    # ok: http_call
    connection.request("GET", "/g")                            # itmap: http_call GET http://orders:8443/g
    httplib2.Http().request(API + "/h", "POST")                # itmap: http_call POST https://api.example.com/h
    urllib.request.pathname2url("x")                           # ok: http_call

# file: rpc.py
from xmlrpc.client import ServerProxy


def call():
    proxy = ServerProxy("http://rpc:8000")                     # ok: rpc_call
    return proxy.system_list()                                 # itmap: rpc_call system_list system_list
