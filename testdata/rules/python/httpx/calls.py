# file: client.py
import httpx

API = "https://api.example.com"


async def main():
    httpx.get(API + "/a")                                      # itmap: http_call GET https://api.example.com/a
    async with httpx.AsyncClient(base_url=API) as client:      # ok: http_call
        await client.post("/b", json={})                       # itmap: http_call POST https://api.example.com/b
        async with client.stream("GET", "/c") as r:            # itmap: http_call GET https://api.example.com/c
            r.headers.get("x")                                 # ok: http_call
    with httpx.Client() as client:
        request = client.build_request("PUT", API + "/d")      # ok: http_call
        client.send(request)                                   # itmap: http_call PUT https://api.example.com/d
    httpx.Timeout(3)                                           # ok: http_call


class Api:
    def __init__(self):
        self.client = httpx.AsyncClient(base_url=API)

    async def one(self, id: int):
        return await self.client.get(f"/one/{id}")             # itmap: http_call GET https://api.example.com/one/{id}
