"""Orders."""

from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query
from sqlalchemy import select
from sqlalchemy.orm import Session

from orders import events, tasks
from orders.api.auth import current_customer
from orders.clients import catalog
from orders.db import session
from orders.models import Order, OrderLine, Status
from orders.schemas import OrderIn, OrderOut

PATH = "/orders"
# The customer that stands for the shop itself: sees and cancels all orders.
SHOP = 0

router = APIRouter(prefix=PATH, tags=["orders"])

Customer = Annotated[int, Depends(current_customer)]
Db = Annotated[Session, Depends(session)]


@router.get("", response_model=list[OrderOut])
def list_orders(
    customer: Customer, db: Db, status: Status | None = None, limit: Annotated[int, Query(ge=1, le=100)] = 20
):
    query = select(Order).limit(limit)
    if customer != SHOP:
        query = query.where(Order.customer_id == customer)
    if status is not None:
        query = query.where(Order.status == status)
    return db.scalars(query).all()


@router.post("", status_code=201, response_model=OrderOut)
def place_order(order: OrderIn, customer: Customer, db: Db):
    lines = []
    for line in order.lines:
        product = catalog.product(line.sku)
        if product is None:
            raise HTTPException(422, f"no such product: {line.sku}")
        if not catalog.reserve(line.sku, line.quantity):
            raise HTTPException(409, f"sold out: {line.sku}")
        lines.append(OrderLine(sku=line.sku, quantity=line.quantity, price=product["price"]))
    placed = Order(customer_id=customer, email=order.email, lines=lines)
    db.add(placed)
    db.commit()
    tasks.expire_later(placed.id)
    events.publish(events.PLACED, placed.id)
    return placed


@router.get("/{order_id}", response_model=OrderOut)
def show_order(order_id: int, customer: Customer, db: Db):
    return owned(db, order_id, customer)


@router.delete("/{order_id}", status_code=204)
def cancel_order(order_id: int, customer: Customer, db: Db) -> None:
    order = owned(db, order_id, customer)
    if order.status is not Status.PLACED:
        raise HTTPException(409, "already paid")
    order.status = Status.CANCELLED
    db.commit()
    events.publish(events.CANCELLED, order.id)


def owned(db: Session, order_id: int, customer: int) -> Order:
    """The order, if it is the customer's."""
    order = db.get(Order, order_id)
    if order is None or customer not in (order.customer_id, SHOP):
        raise HTTPException(404, "no such order")
    return order
