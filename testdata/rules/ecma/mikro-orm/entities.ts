// file: entities.ts
import { Entity, PrimaryKey } from "@mikro-orm/core";

@Entity({ tableName: "books" }) // itmap: db_model Book books
export class Book {
  @PrimaryKey() id: number;
}

@Entity({ abstract: true }) // ok: db_model
export abstract class Base {}

@Entity() // itmap: db_model OrderLine order_line
export class OrderLine {}

// file: service.ts
import { EntityManager, EntityRepository, MikroORM } from "@mikro-orm/postgresql";
import { Book, OrderLine } from "./entities";

export class Books {
  constructor(private readonly em: EntityManager, private readonly lines: EntityRepository<OrderLine>) {}

  async run(id: number) {
    const book = await this.em.findOne(Book, id); // itmap: db_call select books
    await this.lines.findAll(); // itmap: db_call select order_line
    await this.em.nativeDelete(Book, { id }); // itmap: db_call delete books
    this.em.persist(book); // ok: db_call
    await this.em.flush(); // itmap: db_call transaction
    await this.em.createQueryBuilder(Book, "b").where({ id }).getResult(); // itmap: db_call select books
    this.em.assign(book, {}); // ok: db_call
    this.em.clear(); // ok: db_call
  }
}

export async function start() {
  const orm = await MikroORM.init();
  await orm.em.fork().count(Book); // itmap: db_call select books
  await orm.close(); // ok: db_call
}

// file: migrations/one.ts
import { Migration } from "@mikro-orm/migrations";

export class One extends Migration {
  async up() {
    this.addSql('alter table "books" add column "x" int;'); // itmap: db_migration ddl books
  }
}
