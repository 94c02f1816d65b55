// file: filters.ts
import { Knex } from 'knex';

export class JsonFilter {
  is(builder: Knex.QueryBuilder, value: string): Knex.QueryBuilder {
    builder.whereRaw('?? = ?', ['a', value]); // ok: db_call
    return builder;
  }

  not(builder: Knex.QueryBuilder, value: string): Knex.QueryBuilder {
    return builder.whereNot('a', value); // ok: db_call
  }
}

// file: store.ts
import { knex, Knex } from 'knex';
import { JsonFilter } from './filters';

const db = knex({ client: 'pg' });

export async function find(value: string) {
  return new JsonFilter().is(db('items').select('id'), value); // itmap: db_call select items
}

export class Report {
  constructor(private query: Knex.QueryBuilder) {}

  grouped(column: string) {
    return this.query.select(column).groupBy(column); // ok: db_call
  }
}

export function text(name: string) {
  const sql = db(name).where('id', 1).toQuery(); // ok: db_call
  return sql;
}
