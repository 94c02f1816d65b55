const oracledb = require("oracledb");

async function run(id) {
  const connection = await oracledb.getConnection({ user: "x" }); // ok: db_call
  await connection.execute("SELECT * FROM users WHERE id = :id", [id]); // itmap: db_call select users
  await connection.commit(); // itmap: db_call transaction
  await connection.close(); // ok: db_call
}

module.exports = run;
