import weaviate from "weaviate-ts-client"
export async function weaviateCalls() {
  const weave = weaviate.client({})
  const getter = weave.graphql.get()
  await getter.withClassName(name).do() // itmap: search graphql.get.withClassName.do
  weave.graphql.get() // ok: search
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
