const { CosmosClient } = require("@azure/cosmos");
const { BigQuery } = require("@google-cloud/bigquery");
const nano = require("nano");
const snowflake = require("snowflake-sdk");
const { InfluxDB } = require("influx");
const { Database } = require("arangojs");

const container = new CosmosClient("x").database("shop").container("orders");
const couch = nano("http://db:5984").use("alice");
const connection = snowflake.createConnection({});
const influx = new InfluxDB("http://db");
const arango = new Database();

async function run(id) {
  await container.items.create({ id }); // itmap: db_call insert orders
  await container.item(id).read(); // itmap: db_call select orders
  await new BigQuery().query("SELECT * FROM sales.orders"); // itmap: db_call select sales.orders
  await couch.insert({ id }); // itmap: db_call insert alice
  connection.execute({ sqlText: "select * from users", complete() {} }); // itmap: db_call select users
  await influx.writePoints([{ measurement: "cpu" }]); // itmap: db_call insert cpu
  await arango.collection("books").save({ id }); // itmap: db_call upsert books
  connection.destroy(); // ok: db_call
  arango.close(); // ok: db_call
}

module.exports = run;
