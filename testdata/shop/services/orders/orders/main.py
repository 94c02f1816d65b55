"""The application."""

from fastapi import FastAPI

from orders.api import health, router
from orders.settings import settings


def create_app() -> FastAPI:
    app = FastAPI(title="orders")
    app.include_router(health.router)
    app.include_router(router, prefix=settings.api_prefix)
    return app


app = create_app()
