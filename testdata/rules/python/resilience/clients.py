# file: limits.py
import asyncio
import logging
from contextlib import suppress

import aiohttp
import httpx
import requests
import tenacity
from requests.adapters import HTTPAdapter
from tenacity import retry, stop_after_attempt
from urllib3.util.retry import Retry

log = logging.getLogger(__name__)
TIMEOUT = 3
API = "https://api.example.com"

session = requests.Session()
session.mount("https://", HTTPAdapter(max_retries=Retry(total=3)))
client = httpx.AsyncClient(base_url=API, timeout=httpx.Timeout(10))


def plain():
    requests.get(API + "/a", timeout=5)                 # itmap: http_call GET https://api.example.com/a timeout=5
    requests.get(API + "/b", timeout=TIMEOUT)           # itmap: http_call GET https://api.example.com/b timeout=3
    requests.get(API + "/c")                            # itmap: http_call GET https://api.example.com/c timeout!=5
    requests.get(API + "/d", timeout=(3, 2 * 30))       # itmap: http_call GET https://api.example.com/d timeout=(3,60)
    session.get(API + "/e")                             # itmap: http_call GET https://api.example.com/e retry=Retry(total=3)


async def limited():
    await client.get("/f")                              # itmap: http_call GET https://api.example.com/f timeout=httpx.Timeout(10)
    await asyncio.wait_for(client.get("/g"), timeout=2) # itmap: http_call GET https://api.example.com/g timeout=httpx.Timeout(10)
    async with asyncio.timeout(4):
        async with aiohttp.ClientSession() as s:
            await s.get(API + "/h")                     # itmap: http_call GET https://api.example.com/h timeout=4


@retry(stop=stop_after_attempt(3))
def again():
    requests.post(API + "/i")                           # itmap: http_call POST https://api.example.com/i retry=retry(stop=stop_after_attempt(3))


async def again_here():
    async for attempt in tenacity.AsyncRetrying(stop=stop_after_attempt(2)):
        with attempt:
            await client.post("/j")                     # itmap: http_call POST https://api.example.com/j timeout=httpx.Timeout(10)


# file: errors.py
import logging
from contextlib import suppress

import requests
from fastapi import HTTPException

log = logging.getLogger(__name__)
API = "https://api.example.com"


class UpstreamError(Exception):
    pass


def mapped():
    try:
        return requests.get(API + "/a")                 # itmap: http_call GET https://api.example.com/a handled=requests.Timeout:raisedasHTTPException504 handled=requests.RequestException:raisedasUpstreamError
    except requests.Timeout:
        raise HTTPException(status_code=504, detail="late")
    except requests.RequestException as error:
        log.error("failed: %s", error)
        raise UpstreamError("no answer") from error


def again():
    try:
        requests.get(API + "/b")                        # itmap: http_call GET https://api.example.com/b handled=ValueError,KeyError:raisedagain
    except (ValueError, KeyError):
        raise


def fallback():
    try:
        return requests.get(API + "/c").json()          # itmap: http_call GET https://api.example.com/c handled=Exception:gives()
    except Exception:
        return []


def quiet():
    try:
        requests.get(API + "/d")                        # itmap: http_call GET https://api.example.com/d handled=anyerror:passedover
    except:
        pass
    try:
        requests.get(API + "/e")                        # itmap: http_call GET https://api.example.com/e handled=OSError:logged
    except OSError:
        log.warning("no answer")
    with suppress(OSError):
        requests.get(API + "/f")                        # itmap: http_call GET https://api.example.com/f handled=OSError:passedover


try:
    import json

    def inside():
        requests.get(API + "/g")                        # itmap: http_call GET https://api.example.com/g handled!=ImportError:gives()
except ImportError:
    json = None


def finally_only():
    try:
        requests.get(API + "/h")                        # itmap: http_call GET https://api.example.com/h
    finally:
        log.info("done")


def in_the_clause():
    try:
        int("1")
    except ValueError:
        requests.get(API + "/i")                        # itmap: http_call GET https://api.example.com/i handled!=ValueError:passedover
