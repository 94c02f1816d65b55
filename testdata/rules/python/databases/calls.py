# file: db.py
import databases
import dataset

database = databases.Database("sqlite:///x.db")


async def main():
    await database.connect()                       # ok: db_call
    await database.fetch_all("SELECT * FROM notes")        # itmap: db_call select notes
    await database.execute(query="INSERT INTO notes (a) VALUES (:a)", values={"a": 1})     # itmap: db_call insert notes
    async with database.transaction():             # itmap: db_call transaction
        pass


def other():
    db = dataset.connect("sqlite:///x.db")         # ok: db_call
    db.get_table("users").insert({"a": 1})         # itmap: db_call insert users
    db.query("SELECT * FROM users")                # itmap: db_call select users
