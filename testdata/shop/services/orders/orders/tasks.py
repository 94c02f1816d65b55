"""Work for the worker service."""

from celery import Celery

from orders.models import Order
from orders.settings import settings

QUEUE = "orders"
EXPIRE_AFTER = 30 * 60

celery = Celery("orders", broker=settings.amqp_url)


def confirm(order: Order) -> None:
    """Lets a confirmation be mailed."""
    celery.send_task("worker.send_confirmation", args=[order.id, order.email], queue=QUEUE)


def expire_later(order_id: int) -> None:
    """Lets the order be cancelled if it is not paid in time."""
    celery.send_task("worker.expire_order", args=[order_id], queue=QUEUE, countdown=EXPIRE_AFTER)
