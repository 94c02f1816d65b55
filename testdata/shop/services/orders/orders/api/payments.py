"""Payments of one order."""

import requests
from fastapi import APIRouter, HTTPException

from orders.api.orders import Customer, Db, owned
from orders.clients import stripe
from orders.models import Payment
from orders.schemas import PaymentOut

router = APIRouter(tags=["payments"])


@router.get("/payments", response_model=list[PaymentOut])
def list_payments(order_id: int, customer: Customer, db: Db):
    return owned(db, order_id, customer).payments


@router.post("/payments", status_code=201, response_model=PaymentOut)
def start_payment(order_id: int, customer: Customer, db: Db):
    order = owned(db, order_id, customer)
    try:
        intent = stripe.create_intent(order.total, order.id)
    except requests.RequestException as error:
        raise HTTPException(502, "payments are down") from error
    payment = Payment(order=order, intent=intent["id"], secret=intent["client_secret"])
    db.add(payment)
    db.commit()
    return payment
