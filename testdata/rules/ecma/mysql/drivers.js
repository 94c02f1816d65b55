const mysql = require("mysql2/promise");
const old = require("mysql");

const pool = mysql.createPool({ host: "db" });
const connection = old.createConnection({});

async function run(id) {
  await pool.query("SELECT * FROM `users` WHERE id = ?", [id]); // itmap: db_call select users
  await pool.execute({ sql: "DELETE FROM carts" }); // itmap: db_call delete carts
  const held = await pool.getConnection(); // ok: db_call
  await held.beginTransaction(); // itmap: db_call transaction
  await held.query("UPDATE orders SET a = 1"); // itmap: db_call update orders
  await held.commit(); // itmap: db_call transaction
  held.release(); // ok: db_call
  connection.query("INSERT INTO logs SET ?", { id }, (error) => {}); // itmap: db_call insert logs
  connection.end(); // ok: db_call
  mysql.format("select * from users"); // ok: db_call
}

module.exports = run;
