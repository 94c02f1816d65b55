# file: db.py
from cassandra.cluster import Cluster
from google.cloud import bigquery, firestore
from influxdb_client import InfluxDBClient
from neo4j import GraphDatabase
from pynamodb.models import Model
from supabase import create_client


class Thread(Model):                               # itmap: db_model Thread threads
    class Meta:
        table_name = "threads"


def main(points):
    session = Cluster(["db"]).connect("shop")      # ok: db_call
    session.execute("SELECT * FROM users")         # itmap: db_call select users
    driver = GraphDatabase.driver("bolt://db")     # ok: db_call
    with driver.session() as graph:                # ok: db_call
        graph.run("MATCH (n) RETURN n")            # itmap: db_call select
    influx = InfluxDBClient(url="http://influx")
    influx.write_api().write(bucket="metrics", record=points)      # itmap: db_call insert metrics
    store = firestore.Client()
    store.collection("users").document("x").set({})        # itmap: db_call update users
    store.collection("users").where("a", "==", 1).stream() # itmap: db_call select users
    bigquery.Client().query("SELECT * FROM sales.orders")  # itmap: db_call select sales.orders
    supabase = create_client("https://x.supabase.co", "key")       # ok: db_call
    supabase.table("notes").select("*").execute()  # itmap: db_call select notes
    Thread.get("a")                                # itmap: db_call select threads
    driver.close()                                 # ok: db_call
