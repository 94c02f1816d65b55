"""What others tell us."""

from fastapi import APIRouter, Request
from sqlalchemy import select

from orders import events, tasks
from orders.api.orders import Db
from orders.models import Payment, Status
from orders.settings import settings

router = APIRouter()


@router.post(f"/stripe/{settings.stripe_webhook_token}", status_code=204)
async def stripe_event(request: Request, db: Db) -> None:
    event = await request.json()
    if event["type"] != "payment_intent.succeeded":
        return
    payment = db.scalar(select(Payment).where(Payment.intent == event["data"]["object"]["id"]))
    if payment is None:
        return
    payment.order.status = Status.PAID
    db.commit()
    tasks.confirm(payment.order)
    events.publish(events.PAID, payment.order.id)
