import { Client as Elastic } from "@elastic/elasticsearch"
export async function elasticsearchCalls() {
  const es = new Elastic({}) // ok: search
  await es.search({}) // itmap: search search
}

import { Client as OpenSearch } from "@opensearch-project/opensearch"
export async function opensearchCalls() {
  const os = new OpenSearch({}) // ok: search
  await os.index({}) // itmap: search index
}

import algoliasearch from "algoliasearch"
export async function algoliaCalls() {
  const index = algoliasearch(id, key).initIndex(name) // ok: search
  await index.saveObjects([]) // itmap: search initIndex.saveObjects
}

import { MeiliSearch } from "meilisearch"
export async function meilisearchCalls() {
  const meili = new MeiliSearch({})
  const films = meili.index(name) // ok: search
  await films.addDocuments([]) // itmap: search index.addDocuments
}

import Typesense from "typesense"
export async function typesenseCalls() {
  const typesense = new Typesense.Client({}) // ok: search
  await typesense.collections(name).documents().search({}) // itmap: search collections.documents.search
}

import { Pinecone } from "@pinecone-database/pinecone"
export async function pineconeCalls() {
  const pinecone = new Pinecone({})
  const vectors = pinecone.index(name) // ok: search
  await vectors.upsert([]) // itmap: search index.upsert
}

import { QdrantClient } from "@qdrant/js-client-rest"
export async function qdrantCalls() {
  const qdrant = new QdrantClient({}) // ok: search
  await qdrant.upsert(name, {}) // itmap: search upsert
}

import weaviate from "weaviate-ts-client"
export async function weaviateCalls() {
  const weave = weaviate.client({})
  const getter = weave.graphql.get()
  await getter.withClassName(name).do() // itmap: search graphql.get.withClassName.do
  weave.graphql.get() // ok: search
}

import { ChromaClient } from "chromadb"
export async function chromaCalls() {
  const chroma = new ChromaClient({})
  const texts = await chroma.getOrCreateCollection({}) // itmap: search getOrCreateCollection
  await texts.query({}) // itmap: search getOrCreateCollection.query
}

import * as lancedb from "@lancedb/lancedb"
export async function lancedbCalls() {
  const db = await lancedb.connect(path) // ok: search
  await db.openTable(name) // itmap: search openTable
}

import { MilvusClient } from "@zilliz/milvus2-sdk-node"
export async function milvusCalls() {
  const milvus = new MilvusClient({}) // ok: search
  await milvus.search({}) // itmap: search search
}

import Manticore from "manticoresearch"
export async function manticoreCalls() {
  const manticore = new Manticore.SearchApi(raw) // ok: search
  await manticore.search({}) // itmap: search search
}

import solr from "solr-client"
export async function solrCalls() {
  const solrClient = solr.createClient()
  await solrClient.search(query) // itmap: search search
  solrClient.query() // ok: search
}

import { IndexFlatL2 } from "faiss-node"
export async function faissCalls() {
  const flat = new IndexFlatL2(2)
  flat.search([], 2) // ok: search
}

import { PineconeStore } from "@langchain/pinecone"
export async function langchain_vectorstoresCalls() {
  const store = new PineconeStore(embeddings, {})
  await store.similaritySearch(text, 4) // itmap: search similaritySearch
  store.asRetriever() // ok: search
}
