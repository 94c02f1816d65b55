# A module of the project with the name of the package.
# file: shop/__init__.py

# file: shop/celery.py
from celery import Celery

app = Celery("shop", broker="amqp://mq")       # ok: queue_consume

# file: shop/tasks.py
from celery import shared_task

from .celery import app


@shared_task                                   # itmap: queue_consume consume shop.tasks.clean
def clean():
    return 1


@app.task(name="report")                       # itmap: queue_consume consume report
def report():
    return 1
