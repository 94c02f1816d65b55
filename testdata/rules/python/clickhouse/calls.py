# file: db.py
import clickhouse_connect
from clickhouse_driver import Client


def main(rows):
    client = clickhouse_connect.get_client(host="ch")      # ok: db_call
    client.query("SELECT count() FROM events")     # itmap: db_call select events
    client.insert("events", rows)                  # itmap: db_call insert events
    Client("ch").execute("INSERT INTO hits VALUES", rows)  # itmap: db_call insert hits
    client.close()                                 # ok: db_call
