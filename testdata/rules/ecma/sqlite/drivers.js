const Database = require("better-sqlite3");
const sqlite3 = require("sqlite3").verbose();
const { createClient } = require("@libsql/client");

const db = new Database("app.db");
const old = new sqlite3.Database(":memory:");
const remote = createClient({ url: "libsql://x" });

async function run(id) {
  const find = db.prepare("select * from users where id = ?"); // ok: db_call
  find.get(id); // itmap: db_call select users
  db.prepare("delete from carts").run(); // itmap: db_call delete carts
  db.exec("create table logs (id int)"); // itmap: db_call ddl logs
  db.pragma("journal_mode = WAL"); // ok: db_call
  old.all("select * from orders", (error, rows) => {}); // itmap: db_call select orders
  await remote.execute({ sql: "update users set a = ?", args: [id] }); // itmap: db_call update users
  db.close(); // ok: db_call
}

module.exports = run;
