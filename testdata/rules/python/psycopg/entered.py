# file: store.py
import psycopg2


class Client:
    connection = None
    cursor = None

    def __init__(self):
        self.connection = psycopg2.connect("dbname=shop")

    def __enter__(self):
        if self.cursor is None:
            self.cursor = self.connection.cursor()
        return self.cursor

    def __exit__(self, *args):
        self.connection.commit()                                         # itmap: db_call transaction


class Same:
    def __init__(self):
        self.db = psycopg2.connect("dbname=shop")

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.db.close()                                                  # ok: db_call


# file: users.py
from store import Client, Same


def rename(user):
    with Client() as cur:
        query = cur.mogrify("UPDATE users SET name = %(name)s", user)    # ok: db_call
        cur.execute(query)                                               # itmap: db_call update users
    with Same() as same:
        same.db.cursor().execute("SELECT id FROM users")                 # itmap: db_call select users
    with open("users.csv") as file:
        file.read()                                                      # ok: db_call
