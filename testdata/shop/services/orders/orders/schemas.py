"""What goes in and out as JSON."""

from pydantic import BaseModel, ConfigDict, Field

from orders.models import Status


class LineIn(BaseModel):
    sku: str
    quantity: int = Field(default=1, ge=1)


class OrderIn(BaseModel):
    email: str
    lines: list[LineIn] = Field(min_length=1)


class OrderOut(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: int
    status: Status
    total: int


class PaymentOut(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: int
    secret: str
