const neo4j = require("neo4j-driver");

const driver = neo4j.driver("bolt://db");

async function run(id) {
  const session = driver.session(); // ok: db_call
  await session.run("MATCH (n) RETURN n"); // itmap: db_call execute
  await session.executeWrite((tx) => tx.run("CREATE (n)")); // itmap: db_call execute
  await session.close(); // ok: db_call
  await driver.close(); // ok: db_call
}

module.exports = run;
