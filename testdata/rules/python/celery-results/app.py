# file: app.py
import os

from celery import Celery
from celery.result import AsyncResult

app = Celery("shop", broker="amqp://mq", backend=os.environ["RESULTS"])  # itmap: cache set results ; env RESULTS
bare = Celery("bare")  # ok: cache


@app.task  # itmap: queue_consume consume app.pay
def pay():
    return 1


def state(task_id):
    return AsyncResult(task_id, app=app).state  # itmap: cache get results


def other(task_id):
    return app.AsyncResult(task_id).get()  # itmap: cache get results
