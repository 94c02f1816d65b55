# file: db.py
from peewee import CharField, Model, SqliteDatabase

db = SqliteDatabase("x.db")


class Base(Model):                                 # itmap: db_model Base base
    class Meta:
        database = db


class Person(Base):                                # itmap: db_model Person people
    name = CharField()

    class Meta:
        table_name = "people"


def main():
    db.connect()                                   # ok: db_call
    db.create_tables([Person])                     # itmap: db_call ddl people
    Person.create(name="x")                        # itmap: db_call insert people
    Person.get(Person.name == "x")                 # itmap: db_call select people
    for p in Person.select().where(Person.name == "x").order_by(Person.name):  # itmap: db_call select people
        p.name.upper()                             # ok: db_call
    Person.update(name="y").where(Person.name == "x").execute()    # itmap: db_call update people
    with db.atomic():                              # itmap: db_call transaction
        db.execute_sql("DELETE FROM people")       # itmap: db_call delete people
