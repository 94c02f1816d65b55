from contextvars import ContextVar

import httpx

client_of: ContextVar[httpx.AsyncClient] = ContextVar("client")
name_of: ContextVar[str] = ContextVar("name")


async def users():
    client = client_of.get()                   # ok: http_call
    name_of.get()                              # ok: http_call
    return await client.get("https://api.example.com/users")   # itmap: http_call GET https://api.example.com/users
