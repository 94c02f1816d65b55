# file: db.py
import duckdb
import snowflake.connector


def main():
    con = snowflake.connector.connect(user="x")    # ok: db_call
    con.cursor().execute("SELECT * FROM sales.orders")     # itmap: db_call select sales.orders
    duckdb.sql("SELECT * FROM visits")             # itmap: db_call select visits
    local = duckdb.connect("x.db")
    local.execute("INSERT INTO visits VALUES (1)") # itmap: db_call insert visits
    con.close()                                    # ok: db_call
