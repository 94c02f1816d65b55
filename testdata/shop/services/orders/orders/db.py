"""The database."""

from collections.abc import Iterator

from sqlalchemy import create_engine
from sqlalchemy.orm import Session, sessionmaker

from orders.settings import settings

engine = create_engine(settings.database_url)
make_session = sessionmaker(engine)


def session() -> Iterator[Session]:
    with make_session() as db:
        yield db
