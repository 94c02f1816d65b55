# file: db.py
import os

from motor.motor_asyncio import AsyncIOMotorClient
from pymongo import MongoClient
from pymongo.collection import Collection

client = MongoClient("mongodb://db")               # ok: db_call
db = client["shop"]
users = db["users"]
NAME = "carts"


class Repo:
    def __init__(self, database):
        self.collection = database[NAME]

    def all(self):
        return list(self.collection.find({}))      # itmap: db_call select carts


Repo(db)


def main(given: Collection):
    users.insert_one({"a": 1})                     # itmap: db_call insert users
    db.orders.update_one({"a": 1}, {"$set": {}})   # itmap: db_call update orders
    client.shop.lines.delete_many({})              # itmap: db_call delete lines
    db.get_collection("notes").count_documents({}) # itmap: db_call select notes
    users.create_index("name")                     # itmap: db_call ddl users
    client.close()                                 # ok: db_call
    {"find": 1}.get("find")                        # ok: db_call


async def other():
    db = AsyncIOMotorClient("mongodb://db").shop
    await db.users.find_one({"a": 1})              # itmap: db_call select users
    async for row in db["orders"].find({}):        # itmap: db_call select orders
        row.get("a")                               # ok: db_call
