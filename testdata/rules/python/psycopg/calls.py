# file: db.py
import psycopg2
import psycopg2.extras
from psycopg_pool import ConnectionPool

SQL = "SELECT id FROM users"


class Store:
    def __init__(self):
        self.conn = psycopg2.connect("dbname=shop")
        self.cur = self.conn.cursor()

    def read(self):
        self.cur.execute(SQL)                      # itmap: db_call select users
        return self.cur.fetchall()                 # ok: db_call

    def write(self, rows):
        with self.conn.cursor(cursor_factory=psycopg2.extras.DictCursor) as cur:
            cur.execute("INSERT INTO orders (id) VALUES (%s)", (1,))   # itmap: db_call insert orders
            psycopg2.extras.execute_values(cur, "INSERT INTO lines (a) VALUES %s", rows)   # itmap: db_call insert lines
            cur.copy_from(rows, "imports")         # itmap: db_call insert imports
        self.conn.commit()                         # itmap: db_call transaction
        self.conn.close()                          # ok: db_call


pool = ConnectionPool("dbname=shop")


def pooled(table):
    with pool.connection() as conn:                # ok: db_call
        conn.execute("DELETE FROM carts WHERE id = %s", (1,))      # itmap: db_call delete carts
        conn.execute(f"SELECT * FROM {table}")     # itmap: db_call select {?}
    print("SELECT 1 FROM users")                   # ok: db_call
