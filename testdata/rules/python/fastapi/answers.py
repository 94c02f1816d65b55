# file: main.py
from fastapi import FastAPI, HTTPException, status

app = FastAPI()


def refuse(code: int):
    raise HTTPException(status_code=code)


@app.post("/orders", status_code=201)                  # itmap: http_route POST /orders status=201 status=409 status!=200 status!=404
def create(body: dict):
    if not body:
        refuse(409)
    return body


@app.get("/orders/{id}")                               # itmap: http_route GET /orders/{id} status=200 status=404 status!=409
def show(id: int):
    if id == 0:
        refuse(status.HTTP_404_NOT_FOUND)
    return {}
