# file: shop/config.py
from typing import Annotated

from pydantic import AliasChoices, BaseModel, Field, PostgresDsn
from pydantic_settings import BaseSettings, SettingsConfigDict


class Queue(BaseModel):
    url: str = "amqp://mq"                                        # itmap: env SHOP_QUEUE__URL amqp://mq
    name: str                                                     # itmap: env SHOP_QUEUE__NAME


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="SHOP_", env_nested_delimiter="__")

    debug: bool = False                                           # itmap: env SHOP_DEBUG false
    database_url: PostgresDsn                                     # itmap: env SHOP_DATABASE_URL
    stock_url: str = "http://stock:8000"                          # itmap: env SHOP_STOCK_URL http://stock:8000
    token: str = Field(..., alias="STOCK_TOKEN")                  # itmap: env STOCK_TOKEN
    port: Annotated[int, Field(validation_alias="PORT")] = 80     # itmap: env PORT 80
    zone: str = Field("eu", validation_alias=AliasChoices("ZONE", "REGION"))  # itmap: env ZONE eu
    queue: Queue = Queue(name="orders")                           # ok: env
    _private: int = 1                                             # ok: env


class Plain(BaseModel):
    host: str = "x"                                               # ok: env


settings = Settings()

# file: shop/old.py
from pydantic import BaseSettings, Field


class Base(BaseSettings):
    class Config:
        env_prefix = "OLD_"

    level: str = "info"                                           # itmap: env OLD_LEVEL info


class Mail(Base):
    host: str = Field("localhost", env=["MAIL_HOST", "SMTP_HOST"])  # itmap: env MAIL_HOST localhost ; env SMTP_HOST localhost

# file: shop/calls.py
import os

import requests

from shop.config import settings
from shop.old import Mail

mail = Mail()


def stock(item):
    requests.get(f"{settings.stock_url}/stock/{item}")            # itmap: http_call GET http://stock:8000/stock/{item}
    requests.get(settings.database_url)                           # itmap: http_call GET {database_url}
    requests.get(f"http://{mail.host}/status")                    # itmap: http_call GET http://localhost/status
    requests.post(settings.queue.url)                             # itmap: http_call POST amqp://mq


def read(name, default=None):
    return os.environ.get(name, default)


TIMEOUT = read("TIMEOUT", "30")                                   # itmap: env TIMEOUT 30
requests.get(read("HOOK_URL"))                                    # itmap: env HOOK_URL ; http_call GET {read}

# file: shop/others.py
import environ
from decouple import Config, RepositoryEnv, config
from environs import Env
from starlette.config import Config as StarConfig

SECRET = config("SECRET_KEY")                                     # itmap: env SECRET_KEY
DEBUG = config("DEBUG", default=False, cast=bool)                 # itmap: env DEBUG false
own = Config(RepositoryEnv("prod.env"))
HOST = own("HOST", default="h")                                   # itmap: env HOST h

env = Env()
env.read_env()                                                    # ok: env
URL = env.str("API_URL", "http://api")                            # itmap: env API_URL http://api
LIMIT = env.int("LIMIT", default=5)                               # itmap: env LIMIT 5
NAME = env("NAME")                                                # itmap: env NAME

dj = environ.Env(DEBUG=(bool, False))
DATABASES = {"default": dj.db()}                                  # itmap: env DATABASE_URL
CACHES = {"default": dj.cache("REDIS_URL", default="redis://")}   # itmap: env REDIS_URL redis://
KEY = dj("DJ_KEY", default="k")                                   # itmap: env DJ_KEY k

star = StarConfig(".env")
STAR = star("STAR", cast=str, default="s")                        # itmap: env STAR s
