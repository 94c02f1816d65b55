# file: jobs.py
import schedule
from apscheduler.schedulers.background import BackgroundScheduler

scheduler = BackgroundScheduler()                              # ok: scheduled_job


def clean():
    pass


@scheduler.scheduled_job("interval", hours=1)                  # itmap: scheduled_job schedule hourly
def hourly():
    pass


def main():
    scheduler.add_job(clean, "cron", hour=3, id="nightly")     # itmap: scheduled_job schedule nightly
    scheduler.add_job(clean, "interval", minutes=1)            # itmap: scheduled_job schedule jobs.clean
    schedule.every(10).minutes.do(clean)                       # itmap: scheduled_job schedule jobs.clean
    schedule.every().day.at("10:30").do(clean)                 # itmap: scheduled_job schedule jobs.clean
    scheduler.start()                                          # ok: scheduled_job
    schedule.run_pending()                                     # ok: scheduled_job
