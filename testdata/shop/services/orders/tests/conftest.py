import os

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import create_engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

os.environ.setdefault("STRIPE_WEBHOOK_TOKEN", "test")

from orders import events, tasks  # noqa: E402
from orders.db import session  # noqa: E402
from orders.main import create_app  # noqa: E402
from orders.models import Base  # noqa: E402


@pytest.fixture
def client(monkeypatch):
    engine = create_engine("sqlite://", connect_args={"check_same_thread": False}, poolclass=StaticPool)
    Base.metadata.create_all(engine)
    app = create_app()

    def test_session():
        with Session(engine) as db:
            yield db

    app.dependency_overrides[session] = test_session
    monkeypatch.setattr(events, "publish", lambda topic, order_id: None)
    monkeypatch.setattr(tasks.celery, "send_task", lambda *args, **kwargs: None)
    return TestClient(app, headers={"X-Customer-Id": "7"})
