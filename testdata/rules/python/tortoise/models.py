# file: db.py
from pony.orm import Database, Required
from prisma import Prisma
from tortoise import fields
from tortoise.models import Model

db = Database()


class Tournament(Model):                           # itmap: db_model Tournament tournament
    name = fields.CharField(max_length=255)


class Event(Model):                                # itmap: db_model Event events
    class Meta:
        table = "events"


class Person(db.Entity):                           # itmap: db_model Person person
    name = Required(str)


async def main():
    await Tournament.create(name="x")              # itmap: db_call insert tournament
    await Tournament.filter(name="x").order_by("id").first()   # itmap: db_call select tournament
    await Event.all().limit(3)                     # itmap: db_call select events
    await Event(id=1).save()                       # itmap: db_call update events
    fields.CharField(max_length=1)                 # ok: db_call
    Person.get(name="x")                           # itmap: db_call select person
    db.select("SELECT * FROM person")              # itmap: db_call select person
    prisma = Prisma()
    await prisma.connect()                         # ok: db_call
    await prisma.user.find_many()                  # itmap: db_call select user
    await prisma.user.create(data={})              # itmap: db_call insert user
