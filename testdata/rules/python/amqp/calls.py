# file: mq.py
import aio_pika
import nats
import paho.mqtt.client as mqtt
import pika
from azure.servicebus import ServiceBusClient


class Publisher:
    EXCHANGE = "shop"

    def __init__(self):
        self.connection = pika.BlockingConnection(pika.ConnectionParameters("mq"))     # ok: queue_publish
        self.channel = self.connection.channel()

    def send(self, body):
        self.channel.basic_publish(exchange=self.EXCHANGE, routing_key="orders", body=body)    # itmap: queue_publish publish orders
        self.channel.basic_publish(exchange="logs", routing_key="", body=body)         # itmap: queue_publish publish logs

    def listen(self):
        self.channel.queue_declare(queue="orders")             # ok: queue_consume
        self.channel.basic_consume(queue="orders", on_message_callback=self.send)      # itmap: queue_consume consume orders


async def main():
    connection = await aio_pika.connect_robust("amqp://mq")    # ok: queue_publish
    channel = await connection.channel()
    await channel.default_exchange.publish(aio_pika.Message(b"x"), routing_key="mails")    # itmap: queue_publish publish mails
    queue = await channel.declare_queue("mails")               # ok: queue_consume
    await queue.consume(print)                                 # itmap: queue_consume consume mails
    nc = await nats.connect("nats://mq")                       # ok: queue_publish
    await nc.publish("greet.joe", b"x")                        # itmap: queue_publish publish greet.joe
    await nc.subscribe("greet.*", cb=print)                    # itmap: queue_consume consume greet.*


def others():
    client = mqtt.Client()                                     # ok: queue_publish
    client.connect("broker")                                   # ok: queue_publish
    client.publish("home/light", "on")                         # itmap: queue_publish publish home/light
    client.subscribe("home/#")                                 # itmap: queue_consume consume home/#
    bus = ServiceBusClient.from_connection_string("x")
    with bus.get_queue_sender(queue_name="bills") as sender:   # ok: queue_publish
        sender.send_messages("x")                              # itmap: queue_publish publish bills
