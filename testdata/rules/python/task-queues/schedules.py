# file: shop/worker.py
from arq import cron
from arq.connections import RedisSettings


async def mail(ctx, to):                                   # itmap: queue_consume consume mail
    return to


async def clean(ctx):
    return None


class WorkerSettings:
    functions = [mail]
    cron_jobs = [cron(clean, hour=3)]                       # itmap: scheduled_job schedule clean
    redis_settings = RedisSettings(host="redis")            # ok: queue_consume


class Other:
    functions = [mail]                                      # ok: queue_consume

# file: shop/actors.py
import dramatiq
from periodiq import cron


@dramatiq.actor(periodic=cron("0 * * * *"))                 # itmap: queue_consume consume hourly ; scheduled_job schedule 0 * * * *
def hourly():
    pass
