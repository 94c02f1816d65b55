// file: db.ts
import createSubscriber from 'pg-listen';
import { Pool, PoolClient } from 'pg';
import { BasicPgClient } from 'postgres-migrations';
import { normalize } from './sql';

export interface Statement {
  text: string;
  values?: unknown[];
}

async function run(client: PoolClient, statement: string | Statement) {
  const query = normalize(statement);
  return client.query(query.text, query.values); // itmap: db_call select tenants ; db_call delete tenants ; db_call transaction
}

export class Executor {
  constructor(private client: PoolClient) {}

  async query(statement: string | Statement) {
    return run(this.client, statement);
  }

  async commit() {
    await run(this.client, 'COMMIT');
  }
}

export async function migrate(client: BasicPgClient) {
  await client.query('CREATE SCHEMA IF NOT EXISTS shop'); // itmap: db_call ddl
}

const subscriber = createSubscriber({ connectionString: 'postgres://db' }); // ok: queue_consume

export async function announce(payload: unknown) {
  await subscriber.connect(); // ok: queue_consume
  await subscriber.notify('tenants_changed', payload); // itmap: queue_publish publish tenants_changed
  await subscriber.listenTo('tenants_changed'); // itmap: queue_consume subscribe tenants_changed
}

// file: sql.ts
import { Statement } from './db';

export function normalize(statement: string | Statement, values?: unknown[]): Statement {
  if (typeof statement === 'string') {
    return { text: statement, values };
  }
  return statement;
}

// file: store.ts
import { Executor } from './db';

export class Store {
  constructor(private db: Executor) {}

  async list() {
    return this.db.query({ text: 'SELECT id FROM tenants' });
  }

  async drop(id: string) {
    return this.db.query({ text: 'DELETE FROM tenants WHERE id = $1', values: [id] });
  }
}
