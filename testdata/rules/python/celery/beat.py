# file: shop/app.py
from celery import Celery
from celery.schedules import crontab

app = Celery("shop", broker="amqp://mq")                    # ok: scheduled_job

app.conf.beat_schedule = {
    "clean": {"task": "shop.tasks.clean", "schedule": 30.0},                # itmap: scheduled_job schedule shop.tasks.clean
    "report": {"task": "shop.tasks.report", "schedule": crontab(hour=7)},   # itmap: scheduled_job schedule shop.tasks.report
}
app.conf.task_routes = {"shop.tasks.clean": {"queue": "low"}}               # ok: scheduled_job

other = Celery("other")
other.conf.update(
    timezone="UTC",
    beat_schedule={
        "mail": {"task": "shop.tasks.mail", "schedule": 60},                # itmap: scheduled_job schedule shop.tasks.mail
    },
)

# file: shop/settings.py
from celery.schedules import crontab

CELERY_BEAT_SCHEDULE = {
    "sync": {                                                               # itmap: scheduled_job schedule shop.tasks.sync
        "task": "shop.tasks.sync",
        "schedule": crontab(minute="*/5"),
    },
}
