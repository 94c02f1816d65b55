from elasticsearch import Elasticsearch

def elasticsearch_calls():
    es = Elasticsearch(url)
    hits = es.search(index=name)  # itmap: search search
    hits.get("hits")  # ok: search

from elasticsearch_dsl.query import Q

def elasticsearch_helpers_calls():
    q = Q("match", title=text)
    q.search(text)  # ok: search

from opensearchpy import OpenSearch

def opensearch_calls():
    client = OpenSearch(hosts)  # ok: search
    client.indices.create(index=name)  # itmap: search indices.create

from algoliasearch.search_client import SearchClient

def algolia_calls():
    index = SearchClient.create(name, key).init_index(name)
    index.save_objects(items)  # itmap: search init_index.save_objects
    SearchClient(transporter, raw)  # ok: search

import meilisearch

def meilisearch_calls():
    client = meilisearch.Client(url)
    index = client.index(name)  # ok: search
    index.add_documents(items)  # itmap: search index.add_documents

import typesense

def typesense_calls():
    client = typesense.Client(body)  # ok: search
    client.collections.create(body)  # itmap: search collections.create

import pysolr

def solr_calls():
    solr = pysolr.Solr(url)  # ok: search
    solr.search(text)  # itmap: search search

from haystack.utils.app_loading import haystack_get_models
from haystack import indexes

def django_haystack_calls():
    indexes.SearchIndex().update_object(item)  # itmap: search update_object
    indexes.SearchIndex().get_model()  # ok: search

from qdrant_client import QdrantClient

def qdrant_calls():
    client = QdrantClient(url=url)  # ok: search
    client.query_points(name, query=vector)  # itmap: search query_points

from qdrant_client.models import Filter

def qdrant_models_calls():
    f = Filter(must=items)
    f.update(items)  # ok: search

import weaviate

def weaviate_calls():
    client = weaviate.connect_to_local()
    films = client.collections.get(name)
    films.query.near_text(query=text)  # itmap: search collections.get.query.near_text
    client.get("x")  # ok: search

from weaviate.classes.config import Configure

def weaviate_classes_calls():
    Configure.generate(text)  # ok: search

from pymilvus import MilvusClient

def milvus_calls():
    client = MilvusClient(url)
    client.search(collection_name=name, data=items)  # itmap: search search
    client.create_schema()  # ok: search

import chromadb

def chroma_calls():
    client = chromadb.HttpClient(host=host)
    collection = client.get_or_create_collection(name)  # itmap: search get_or_create_collection
    collection.query(query_texts=texts)  # itmap: search get_or_create_collection.query

import lancedb

def lancedb_calls():
    db = lancedb.connect(path)
    table = db.open_table(name)  # itmap: search open_table
    table.search(vector).to_list()  # itmap: search open_table.search.to_list
    table.search(vector)  # ok: search

import marqo

def marqo_calls():
    client = marqo.Client(url=url)
    client.index(name).search(text)  # itmap: search index.search
    client.index(name)  # ok: search

from vespa.application import Vespa

def vespa_calls():
    app = Vespa(url=url)  # ok: search
    app.query(body)  # itmap: search query

import manticoresearch

def manticore_calls():
    api = manticoresearch.SearchApi(raw)  # ok: search
    api.search(body)  # itmap: search search

import faiss

def faiss_calls():
    index = faiss.IndexFlatL2(3)
    index.search(vector, 3)  # ok: search

from langchain_chroma import Chroma

def langchain_vectorstores_calls():
    store = Chroma(collection_name=name)
    store.similarity_search(text)  # itmap: search similarity_search
    store.as_retriever()  # ok: search
