const { MongoClient } = require("mongodb");

const client = new MongoClient("mongodb://db");
let users;

async function run(id) {
  await client.connect(); // ok: db_call
  const db = client.db("shop");
  const orders = db.collection("orders");
  await orders.insertOne({ id }); // itmap: db_call insert orders
  await db.collection("carts").find({ id }).sort({ id: 1 }).toArray(); // itmap: db_call select carts
  await orders.updateMany({}, { $set: { id } }); // itmap: db_call update orders
  await db.collection("carts").deleteOne({ id }); // itmap: db_call delete carts
  await db.createCollection("logs"); // itmap: db_call ddl logs
  const session = client.startSession();
  session.startTransaction(); // itmap: db_call transaction
  await client.close(); // ok: db_call
}

MongoClient.connect("mongodb://db", (error, made) => { // ok: db_call
  users = made.db("users").collection("users");
});

function all() {
  return users.findOne({}); // itmap: db_call select users
}

module.exports = { run, all };
