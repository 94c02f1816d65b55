const cassandra = require("cassandra-driver");

const client = new cassandra.Client({ contactPoints: ["db"] });

async function run(id) {
  await client.connect(); // ok: db_call
  await client.execute("SELECT * FROM users WHERE id = ?", [id]); // itmap: db_call select users
  await client.batch([{ query: "INSERT INTO logs (id) VALUES (?)", params: [id] }]); // itmap: db_call insert logs
  await client.shutdown(); // ok: db_call
}

module.exports = run;
