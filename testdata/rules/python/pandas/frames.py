# file: report.py
import pandas as pd


def main(engine, path):
    df = pd.read_sql("SELECT * FROM orders", engine)       # itmap: db_call select orders
    pd.read_sql_table("users", engine)             # itmap: db_call select users
    frame = pd.DataFrame({"a": [1]})
    frame.to_sql("totals", engine)                 # itmap: db_call insert totals
    df.to_csv(path)                                # ok: db_call
    return pd.read_csv(path)                       # ok: db_call
