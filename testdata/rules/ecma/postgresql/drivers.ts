// file: pg.js
const { Pool, Client } = require("pg");

const pool = new Pool();

async function run(id) {
  await pool.query("select * from users where id = $1", [id]); // itmap: db_call select users
  await pool.query({ text: "delete from carts", values: [] }); // itmap: db_call delete carts
  const client = await pool.connect(); // ok: db_call
  await client.query("begin"); // itmap: db_call transaction
  await client.query(`insert into orders (id) values ($1)`, [id]); // itmap: db_call insert orders
  client.release(); // ok: db_call
  await pool.end(); // ok: db_call
}

const legacy = new Client();
legacy.connect((error) => {}); // ok: db_call
module.exports = run;

// file: promise.js
const pgp = require("pg-promise")();

const db = pgp("postgres://db/x");

module.exports = async (id) => {
  await db.oneOrNone("select * from users where id = $1", id); // itmap: db_call select users
  await db.tx(async (t) => { // itmap: db_call transaction
    await t.none("update users set a = 1"); // itmap: db_call update users
  });
  await db.func("refresh_all"); // itmap: db_call call refresh_all
};

// file: tagged.ts
import postgres from "postgres";

const sql = postgres("postgres://db/x");

export async function run(id: number, rows: object[]) {
  await sql`select * from users where id = ${id}`; // itmap: db_call select users
  await sql`insert into users ${sql(rows)}`; // itmap: db_call insert users
  await sql<User[]>`select * from users where id = ${id}`; // itmap: db_call select users
  await sql<Array<User>>`select * from carts`; // itmap: db_call select carts
  const [order] = await sql<Order>`update orders set paid = true returning *`.catch(fail); // itmap: db_call update orders
  if (id < limit && id > 0) return order; // ok: db_call
  await sql.unsafe("truncate carts"); // itmap: db_call delete carts
  await sql.begin(async (tx) => { // itmap: db_call transaction
    await tx`update users set a = 1`; // itmap: db_call update users
  });
  await sql.end(); // ok: db_call
}

// file: cast.ts
import { Pool } from "pg";

export async function load(options) {
  const pool = options.db as Pool;
  await pool.query("select * from users"); // itmap: db_call select users
  const other = options.other as unknown;
  await other.query("select * from carts"); // ok: db_call
}
