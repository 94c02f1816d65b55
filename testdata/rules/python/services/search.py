from elasticsearch_dsl.query import Q

def elasticsearch_helpers_calls():
    q = Q("match", title=text)
    q.search(text)  # ok: search

from haystack.utils.app_loading import haystack_get_models
from haystack import indexes

def django_haystack_calls():
    indexes.SearchIndex().update_object(item)  # itmap: search update_object
    indexes.SearchIndex().get_model()  # ok: search

from qdrant_client.models import Filter

def qdrant_models_calls():
    f = Filter(must=items)
    f.update(items)  # ok: search

from weaviate.classes.config import Configure

def weaviate_classes_calls():
    Configure.generate(text)  # ok: search

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
