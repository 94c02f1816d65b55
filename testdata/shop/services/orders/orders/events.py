"""Tells the other services what happens to orders."""

from kombu import Connection, Exchange, Producer

from orders.settings import settings

PLACED = "order.placed"
PAID = "order.paid"
CANCELLED = "order.cancelled"

exchange = Exchange("shop.events", type="topic", durable=True)


def publish(topic: str, order_id: int) -> None:
    with Connection(settings.amqp_url) as connection:
        producer = Producer(connection, exchange)
        producer.publish({"order": order_id}, routing_key=topic, retry=True)
