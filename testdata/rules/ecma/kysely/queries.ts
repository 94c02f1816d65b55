import { Kysely, sql } from "kysely";

interface Tables {}

export async function run(db: Kysely<Tables>, id: number) {
  await db.selectFrom("users").innerJoin("orders", "a", "b").where("id", "=", id).selectAll().execute(); // itmap: db_call select users orders
  await db.insertInto("users").values({ id }).executeTakeFirst(); // itmap: db_call insert users
  await db.updateTable("users").set({ id }).where("id", "=", id).execute(); // itmap: db_call update users
  await db.deleteFrom("orders").execute(); // itmap: db_call delete orders
  await db.transaction().execute(async (trx) => { // itmap: db_call transaction
    await trx.deleteFrom("logs").execute(); // itmap: db_call delete logs
  });
  const open = db.selectFrom("users").selectAll(); // ok: db_call
  return open.compile(); // ok: db_call
}

export async function up(db: Kysely<Tables>) {
  await db.schema.createTable("events").addColumn("id", "integer").execute(); // itmap: db_migration ddl events
  await db.schema.dropTable("events").execute(); // itmap: db_migration ddl events
}
