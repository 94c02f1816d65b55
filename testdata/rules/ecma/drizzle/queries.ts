// file: schema.ts
import { integer, pgTable, text } from "drizzle-orm/pg-core";

export const users = pgTable("users", { id: integer("id"), name: text("name") }); // itmap: db_model users users
export const orders = pgTable("orders", { id: integer("id"), user: integer("user") }); // itmap: db_model orders orders

// file: db.ts
import { eq, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import * as schema from "./schema";
import { orders, users } from "./schema";

const db = drizzle(process.env.DATABASE_URL, { schema });

export async function run(id: number) {
  await db.select().from(users).where(eq(users.id, id)); // itmap: db_call select users
  await db.select().from(users).innerJoin(orders, eq(orders.user, users.id)); // itmap: db_call select users orders
  await db.insert(users).values({ id }).returning(); // itmap: db_call insert users
  await db.update(orders).set({ id }).where(eq(orders.id, id)); // itmap: db_call update orders
  await db.delete(orders); // itmap: db_call delete orders
  await db.query.users.findMany(); // itmap: db_call select users
  await db.transaction(async (tx) => { // itmap: db_call transaction
    await tx.insert(orders).values({ id }); // itmap: db_call insert orders
  });
  await db.execute(sql`select * from audit`); // itmap: db_call select audit
  eq(users.id, id); // ok: db_call
}
