# file: sessions.py
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session, sessionmaker

engine = create_engine("postgresql://db/orders")
Sessions = sessionmaker(engine)


def within():
    with Session(engine) as session, session.begin():
        session.execute(text("INSERT INTO orders (id) VALUES (1)"))    # itmap: db_call insert orders transaction=session.begin
    with engine.begin() as connection:
        connection.execute(text("UPDATE orders SET id = 2"))           # itmap: db_call update orders transaction=engine.begin


def without():
    with Session(engine) as session:
        session.execute(text("DELETE FROM orders"))                    # itmap: db_call delete orders transaction!=session.begin


# file: shop/models.py
from django.db import models, transaction


class Order(models.Model):                                             # itmap: db_model Order shop_order
    class Meta:
        db_table = "shop_order"


@transaction.atomic
def create():
    Order.objects.create()                                             # itmap: db_call insert shop_order transaction=transaction.atomic


def change():
    with transaction.atomic():                                         # itmap: db_call transaction
        Order.objects.filter(id=1).update(id=2)                        # itmap: db_call update shop_order transaction=transaction.atomic


# file: tasks.py
from celery import shared_task


@shared_task(autoretry_for=(OSError,), max_retries=3)                  # itmap: queue_consume consume tasks.again retry=shared_task(autoretry_for=(OSError),max_retries=3)
def again():
    pass


@shared_task                                                           # itmap: queue_consume consume tasks.once
def once():
    pass
