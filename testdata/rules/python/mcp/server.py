# file: server.py
from mcp import ClientSession
from mcp.server.fastmcp import FastMCP

mcp = FastMCP("shop")                                          # ok: rpc_service


@mcp.tool()                                                    # itmap: rpc_service tool add
def add(a: int, b: int) -> int:
    return a + b


@mcp.tool(name="find-user")                                    # itmap: rpc_service tool find-user
def find(a: int):
    return helper(a)                                           # ok: rpc_service


def helper(a):
    return a


@mcp.resource("config://app")                                  # itmap: rpc_service resource config://app
def config():
    return ""


@mcp.custom_route("/health", methods=["GET"])                  # itmap: http_route GET /health
async def health(request):
    return None


async def client(session: ClientSession):
    await session.initialize()                                 # ok: rpc_call
    await session.call_tool("add", {"a": 1})                   # itmap: rpc_call call_tool add

# file: connect.py
import os

from langchain_mcp_adapters.client import MultiServerMCPClient
from mcp import ClientSession
from mcp.client.streamable_http import streamablehttp_client


async def connect(url):
    async with streamablehttp_client("http://tools:8000/mcp") as (read, write, _):  # itmap: http_call POST http://tools:8000/mcp
        session = ClientSession(read, write)
        await session.call_tool("add", {})  # itmap: rpc_call call_tool add


several = MultiServerMCPClient({  # itmap: http_call POST http://math:8000/mcp
    "math": {"url": "http://math:8000/mcp", "transport": "streamable_http"},
    "local": {"command": "python", "args": ["x.py"]},
})
