"""The Celery application."""

import os

from celery import Celery

app = Celery("worker", broker=os.environ.get("AMQP_URL", "amqp://localhost:5672"), include=["worker.tasks"])
app.conf.task_default_queue = "orders"
app.conf.beat_schedule = {
    "report-stale-orders": {"task": "worker.report_stale", "schedule": 3600.0},
}
