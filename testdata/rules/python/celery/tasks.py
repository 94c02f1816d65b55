# file: shop/__init__.py

# file: shop/app.py
from celery import Celery

celery = Celery("shop", broker="amqp://mq")                    # ok: queue_consume
celery.conf.update(task_track_started=True)                    # ok: queue_publish

# file: shop/tasks.py
from celery import Task, shared_task

from shop.app import celery


@celery.task(name="report", acks_late=True)                    # itmap: queue_consume consume report
def report(id):
    return id


@shared_task                                                   # itmap: queue_consume consume shop.tasks.clean
def clean():
    report(1)                                                  # ok: queue_publish


class Import(Task):                                            # itmap: queue_consume consume import
    name = "import"

    def run(self):
        pass


def helper():
    pass

# file: shop/views.py
from shop import tasks
from shop.app import celery
from shop.tasks import clean, report


def view():
    report.delay(1)                                            # itmap: queue_publish publish report
    tasks.clean.apply_async(countdown=3)                       # itmap: queue_publish publish shop.tasks.clean
    clean.s().delay()                                          # itmap: queue_publish publish {?}
    celery.send_task("legacy.task", args=[1])                  # itmap: queue_publish publish legacy.task
    clean()                                                    # ok: queue_publish
    tasks.helper()                                             # ok: queue_publish
