"""The routes below the API's prefix."""

from fastapi import APIRouter, Depends

from orders.api import orders, payments, webhooks
from orders.api.auth import current_customer

router = APIRouter()
router.include_router(orders.router, dependencies=[Depends(current_customer)])
router.include_router(payments.router, prefix=orders.PATH + "/{order_id}", dependencies=[Depends(current_customer)])
router.include_router(webhooks.router, prefix="/webhooks", include_in_schema=False)
