# file: tasks.py
import dramatiq
from arq import create_pool, cron
from huey import RedisHuey, crontab
from rq import Queue, Worker
from rq.decorators import job

huey = RedisHuey()
queue = Queue("mails", connection=None)                        # ok: queue_publish


@dramatiq.actor(queue_name="x")                                # itmap: queue_consume consume resize
def resize(id):
    pass


@job("low")                                                    # itmap: queue_consume consume low
def tidy():
    pass


@huey.task()                                                   # itmap: queue_consume consume count
def count():
    pass


@huey.periodic_task(crontab(minute="0"))                       # itmap: scheduled_job schedule hourly
def hourly():
    pass


def send(id):
    pass


async def main():
    queue.enqueue(send, 1)                                     # itmap: queue_publish publish mails
    tidy.delay()                                               # itmap: queue_publish publish low
    resize.send(1)                                             # itmap: queue_publish publish resize
    Worker(["mails", "low"]).work()                            # itmap: queue_consume consume mails ; queue_consume consume low
    pool = await create_pool()                                 # ok: queue_publish
    await pool.enqueue_job("crunch", 1)                        # itmap: queue_publish publish crunch
    cron(send, hour=3)                                         # itmap: scheduled_job schedule send
    send(1)                                                    # ok: queue_publish
    queue.count()                                              # ok: queue_publish
