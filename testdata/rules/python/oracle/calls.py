# file: db.py
import oracledb


def main():
    pool = oracledb.create_pool(user="x")          # ok: db_call
    with pool.acquire() as connection:
        with connection.cursor() as cursor:
            cursor.execute("SELECT id FROM users WHERE id = :id", id=1)    # itmap: db_call select users
            cursor.callproc("refresh_totals", [1]) # itmap: db_call call refresh_totals
            cursor.fetchall()                      # ok: db_call
