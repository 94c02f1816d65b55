"""Settings, read from the environment."""

from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    api_prefix: str = "/api/v1"
    database_url: str = "sqlite://"
    amqp_url: str = "amqp://localhost:5672"
    catalog_url: str = "http://localhost:8081"
    stripe_secret_key: str = ""
    # Part of an address that only Stripe knows.
    stripe_webhook_token: str


settings = Settings()
