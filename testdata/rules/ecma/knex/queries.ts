import knex, { Knex } from "knex";

const db = knex({ client: "pg" });

export async function reads(id: number, trx?: Knex) {
  await db("users").where({ id }).first(); // itmap: db_call select users
  await (trx ?? db)("roles").select("name").join("user_roles", "a", "b"); // itmap: db_call select roles user_roles
  await db.select("*").from("tasks").limit(3); // itmap: db_call select tasks
  const query = db("notes").select("id"); // itmap: db_call select notes
  await db("old").where({ id }).count(); // itmap: db_call select old
  return query;
}

export async function writes(id: number) {
  await db("users").insert({ id }).returning("id"); // itmap: db_call insert users
  await db("users").where({ id }).update({ id }); // itmap: db_call update users
  await db("users").update({ id }).where({ id }); // itmap: db_call update users
  await db("users").where({ id }).del(); // itmap: db_call delete users
  await db.batchInsert("logs", [{ id }]); // itmap: db_call insert logs
  await db.raw("select * from audit where id = ?", [id]); // itmap: db_call select audit
  await db.transaction(async (t) => { // itmap: db_call transaction
    await t("logs").insert({ id }); // itmap: db_call insert logs
  });
}

export async function up(k: Knex) {
  await k.schema.createTable("events", (table) => { // itmap: db_migration ddl events
    table.increments("id"); // ok: db_migration
  });
  await k.schema.withSchema("x").dropTableIfExists("events"); // itmap: db_migration ddl events
}

export async function none(users: { where(x: unknown): void; first(): void }) {
  db.on("query", () => {}); // ok: db_call
  await db.destroy(); // ok: db_call
  users.where({}); // ok: db_call
  users.first(); // ok: db_call
}

export async function parts(sql: string) {
  await db.raw(sql); // itmap: db_call execute {?}
  return db("events").select(db.raw("count(*) over () as total")); // itmap: db_call select events
}
