# file: flows.py
from temporalio import activity, workflow
from temporalio.client import Client


@activity.defn(name="charge")                                  # itmap: queue_consume activity charge
async def charge(id: int):
    pass


@workflow.defn                                                 # itmap: queue_consume workflow Checkout
class Checkout:
    async def run(self):
        await workflow.execute_activity(charge, 1)             # itmap: queue_publish execute_activity charge
        workflow.logger.info("x")                              # ok: queue_publish


async def main():
    client = await Client.connect("temporal:7233")             # ok: queue_publish
    await client.execute_workflow(Checkout.run, task_queue="checkout")     # itmap: queue_publish publish checkout
