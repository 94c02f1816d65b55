"""Who is asking."""

from typing import Annotated

from fastapi import Header, HTTPException


def current_customer(x_customer_id: Annotated[int | None, Header()] = None) -> int:
    """The customer that `web` has logged in."""
    if x_customer_id is None:
        raise HTTPException(401, "not logged in")
    return x_customer_id
