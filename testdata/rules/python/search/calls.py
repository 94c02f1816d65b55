# file: find.py
import chromadb
import meilisearch
from elasticsearch import AsyncElasticsearch, Elasticsearch
from elasticsearch.helpers import bulk
from qdrant_client import QdrantClient

es = Elasticsearch("http://es:9200")                           # ok: search
INDEX = "articles"


async def main(other: AsyncElasticsearch):
    es.search(index=INDEX, query={"match_all": {}})            # itmap: search search articles
    es.indices.create(index=INDEX)                             # itmap: search ddl articles
    await other.index(index="lines", document={})              # itmap: search index lines
    bulk(es, [], index="news")                                 # itmap: search index news
    client = meilisearch.Client("http://meili:7700")           # ok: search
    client.index("movies").search("x")                         # itmap: search search movies
    client.index("movies").add_documents([{}])                 # itmap: search index movies
    qdrant = QdrantClient("qdrant")                            # ok: search
    qdrant.upsert(collection_name="vectors", points=[])        # itmap: search index vectors
    chromadb.HttpClient().get_or_create_collection("notes").query(query_texts=["x"])   # itmap: search search notes
    es.close()                                                 # ok: search
