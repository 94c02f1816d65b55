# file: db.py
import mysql.connector
import pymysql


def main():
    conn = pymysql.connect(host="db", cursorclass=pymysql.cursors.DictCursor)      # ok: db_call
    with conn.cursor() as cursor:
        cursor.execute("SELECT * FROM `users` WHERE id = %s", (1,))    # itmap: db_call select users
        cursor.fetchone()                          # ok: db_call
    conn.rollback()                                # itmap: db_call transaction
    other = mysql.connector.connect(host="db")
    cur = other.cursor(dictionary=True)
    cur.executemany("INSERT INTO lines VALUES (%s)", [(1,)])   # itmap: db_call insert lines
    cur.close()                                    # ok: db_call
