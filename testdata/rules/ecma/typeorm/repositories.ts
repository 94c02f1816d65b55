// file: entities.ts
import { BaseEntity, Entity, EntitySchema, PrimaryGeneratedColumn } from "typeorm";

@Entity({ name: "users" }) // itmap: db_model User users
export class User {
  @PrimaryGeneratedColumn() id: number;
}

@Entity("orders") // itmap: db_model Order orders
export class Order {}

@Entity() // itmap: db_model OrderItem order_item
export class OrderItem extends BaseEntity {}

export const Tag = new EntitySchema({ name: "Tag", tableName: "tags" }); // itmap: db_model Tag tags

// ok: db_model
export class Plain {}

// file: users.service.ts
import { InjectRepository } from "@nestjs/typeorm";
import { DataSource, EntityManager, Repository } from "typeorm";
import { Order, OrderItem, User } from "./entities";

export class UsersService {
  constructor(
    @InjectRepository(User) private readonly users: Repository<User>,
    private readonly source: DataSource,
    private readonly manager: EntityManager,
  ) {}

  async read(id: number) {
    await this.users.findOne({ where: { id } }); // itmap: db_call select users
    await this.source.getRepository(Order).find(); // itmap: db_call select orders
    await this.manager.findOneBy(Order, { id }); // itmap: db_call select orders
    await OrderItem.find(); // itmap: db_call select order_item
    await this.users.createQueryBuilder("u").where("u.id = :id", { id }).orderBy("u.id").getMany(); // itmap: db_call select users
    await this.users.query("select * from audit where id = $1", [id]); // itmap: db_call select audit
    this.users.create({ id }); // ok: db_call
    this.users.merge({} as User, { id }); // ok: db_call
  }

  async write(user: User) {
    await this.users.save(user); // itmap: db_call upsert users
    await this.users.softDelete(1); // itmap: db_call update users
    await this.users.createQueryBuilder().delete().where("id = 1").execute(); // itmap: db_call delete users
    await this.source.createQueryBuilder().insert().into(Order).values([]).execute(); // itmap: db_call insert orders
    await this.source.transaction(async (em) => { // itmap: db_call transaction
      await em.delete(Order, 1); // itmap: db_call delete orders
    });
    const runner = this.source.createQueryRunner();
    await runner.startTransaction(); // itmap: db_call transaction
    await runner.query("delete from carts"); // itmap: db_call delete carts
    await runner.release(); // ok: db_call
  }
}

// file: migrations/1-init.ts
import { MigrationInterface, QueryRunner, Table } from "typeorm";

export class Init1 implements MigrationInterface {
  async up(queryRunner: QueryRunner) {
    await queryRunner.query("create table users (id int)"); // itmap: db_migration ddl users
    await queryRunner.createTable(new Table({ name: "orders", columns: [] })); // itmap: db_migration ddl orders
    await queryRunner.dropColumn("orders", "note"); // itmap: db_migration ddl orders
  }
}
