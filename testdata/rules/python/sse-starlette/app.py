# file: app.py
from fastapi import FastAPI
from sse_starlette.sse import EventSourceResponse

app = FastAPI()


async def events():
    yield {"data": "x"}


@app.get("/stream")                                            # itmap: sse /stream
async def stream():
    return EventSourceResponse(events())


@app.get("/plain")                                             # itmap: http_route GET /plain
async def plain():
    return {}                                                  # ok: sse
