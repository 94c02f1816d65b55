// file: prisma.ts
import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();

export async function move() {
  await prisma.$transaction(async (tx) => {                             // itmap: db_call transaction
    await tx.order.create({ data: {} });                                // itmap: db_call insert order transaction=prisma.$transaction
  });
  await prisma.$transaction([prisma.item.deleteMany({})]);              // itmap: db_call transaction ; itmap: db_call delete item transaction=prisma.$transaction
  await prisma.item.create({ data: {} });                               // itmap: db_call insert item transaction!=prisma.$transaction
}

// file: knex.ts
import knex from "knex";

const db = knex({ client: "pg" });

export async function within() {
  await db.transaction(async (trx) => {                                 // itmap: db_call transaction
    await trx("orders").insert({ id: 1 });                              // itmap: db_call insert orders transaction=db.transaction
  });
}
