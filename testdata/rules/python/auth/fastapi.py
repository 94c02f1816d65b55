# Dependencies of handlers, routers and of dependencies.
# file: main.py
from fastapi import APIRouter, Depends, FastAPI, HTTPException
from fastapi.security import OAuth2PasswordBearer

scheme = OAuth2PasswordBearer(tokenUrl="token")
lenient = OAuth2PasswordBearer(tokenUrl="token", auto_error=False)


def current_user(token: str = Depends(scheme)):
    return token


def active_user(user=Depends(current_user)):
    return user


def maybe_user(token: str = Depends(lenient)):
    return token


def paging(page: int = 1):
    return page


def verify_key(key: str):
    if key != "k":
        raise HTTPException(status_code=403, detail="Forbidden")
    return key


app = FastAPI()
router = APIRouter(prefix="/inner", dependencies=[Depends(current_user)])


@app.get("/me")  # itmap: http_route GET /me auth=protected guard=fastapi.security.OAuth2PasswordBearer
def me(user=Depends(active_user)):
    return user


@app.get("/maybe")  # itmap: http_route GET /maybe auth=unknown
def maybe(user=Depends(maybe_user)):
    return user


@app.get("/open")  # itmap: http_route GET /open auth=public
def open_to_all(page=Depends(paging)):
    return page


@router.get("/items")  # itmap: http_route GET /inner/items auth=protected
def items():
    return []


@app.get("/listed", dependencies=[Depends(current_user)])  # itmap: http_route GET /listed auth=protected
def listed():
    return []


app.include_router(router)
