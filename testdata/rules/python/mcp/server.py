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
