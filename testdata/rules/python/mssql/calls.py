# file: db.py
import pyodbc


def main():
    cursor = pyodbc.connect("DSN=x").cursor()      # ok: db_call
    cursor.execute("SELECT TOP 3 name FROM dbo.users")     # itmap: db_call select dbo.users
    return cursor.fetchall()                       # ok: db_call
