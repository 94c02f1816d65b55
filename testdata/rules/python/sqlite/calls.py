# file: db.py
import sqlite3

import aiosqlite

SCHEMA = """
CREATE TABLE IF NOT EXISTS notes (id INTEGER)
"""


def main(path):
    con = sqlite3.connect(path)                    # ok: db_call
    con.execute(SCHEMA)                            # itmap: db_call ddl notes
    con.cursor().execute("SELECT * FROM notes")    # itmap: db_call select notes
    con.row_factory = sqlite3.Row                  # ok: db_call


async def other(path):
    async with aiosqlite.connect(path) as db:
        async with db.execute("SELECT * FROM notes") as cursor:    # itmap: db_call select notes
            await cursor.fetchall()                # ok: db_call
        await db.commit()                          # itmap: db_call transaction
