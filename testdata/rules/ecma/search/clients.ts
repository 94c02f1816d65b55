import { Client } from "@elastic/elasticsearch";
import algoliasearch from "algoliasearch";
import { MeiliSearch } from "meilisearch";
import { QdrantClient } from "@qdrant/js-client-rest";

const client = new Client({ node: "http://search:9200" }); // ok: search
const meili = new MeiliSearch({ host: "http://search" });
const qdrant = new QdrantClient({ url: "http://search" });

export async function run() {
  await client.search({ index: "products", query: {} }); // itmap: search search products
  await client.index({ index: "orders", document: {} }); // itmap: search index orders
  await client.indices.create({ index: "logs" }); // itmap: search indices.create logs
  await algoliasearch("id", "key").initIndex("books").saveObjects([]); // itmap: search index books
  await meili.index("movies").search("x"); // itmap: search search movies
  await qdrant.search("docs", { vector: [] }); // itmap: search search docs
  await client.close(); // ok: search
  "text".search("x"); // ok: search
}
