# file: stream.py
import os

from aiokafka import AIOKafkaConsumer
from confluent_kafka import Consumer, Producer
from faststream.rabbit import RabbitBroker
from google.cloud import pubsub_v1
from kafka import KafkaConsumer, KafkaProducer

ORDERS = os.getenv("ORDERS_TOPIC", "orders")
broker = RabbitBroker("amqp://mq")


class Sender:
    TOPIC = "audit"

    def __init__(self):
        self.producer = KafkaProducer(bootstrap_servers="kafka")       # ok: queue_publish

    def send(self, value):
        self.producer.send(self.TOPIC, value)                  # itmap: queue_publish publish audit


def main():
    producer = Producer({"bootstrap.servers": "kafka"})        # ok: queue_publish
    producer.produce(ORDERS, value=b"x")                       # itmap: queue_publish publish orders
    producer.flush()                                           # ok: queue_publish
    consumer = Consumer({})                                    # ok: queue_consume
    consumer.subscribe(["orders", "audit"])                    # itmap: queue_consume consume orders ; queue_consume consume audit
    consumer.poll(1.0)                                         # ok: queue_consume
    for message in KafkaConsumer("news", group_id="x"):        # itmap: queue_consume consume news
        print(message.value)                                   # ok: queue_consume
    AIOKafkaConsumer("lines")                                  # itmap: queue_consume consume lines
    publisher = pubsub_v1.PublisherClient()                    # ok: queue_publish
    publisher.publish(publisher.topic_path("project", "events"), b"x")     # itmap: queue_publish publish events


@broker.subscriber("mails")                                    # itmap: queue_consume consume mails
async def on_mail(message):
    await broker.publish(message, queue="done")                # itmap: queue_publish publish done
