const sql = require("mssql");

async function run(id) {
  const pool = await sql.connect("mssql://db"); // ok: db_call
  await pool.request().input("id", sql.Int, id).query("select * from users where id = @id"); // itmap: db_call select users
  await pool.request().execute("refresh_totals"); // itmap: db_call call refresh_totals
  await sql.query`delete from carts`; // itmap: db_call delete carts
  const transaction = new sql.Transaction(pool);
  await transaction.begin(); // itmap: db_call transaction
  await pool.close(); // ok: db_call
}

module.exports = run;
