"""For the orchestrator."""

from fastapi import APIRouter, Depends
from sqlalchemy import text
from sqlalchemy.orm import Session

from orders.db import session

router = APIRouter(tags=["health"])


@router.get("/health")
def health(db: Session = Depends(session)) -> dict[str, str]:
    db.execute(text("SELECT 1"))
    return {"status": "ok"}
