// Kysely over Node's own SQLite: statements prepared once, transactions that write from the start, and patience with other processes.
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { isBusy, sqliteTrouble } from './sqlite-trouble.ts';

/** How long others may write before it is called trouble. */
const PATIENCE_MS = 10_000;
const LONGEST_PAUSE_MS = 20;
/** More statements than the store has; a query whose text changes with its length must not fill the memory. */
const MOST_STATEMENTS = 300;

/** A dialect over an open database whose busy timeout is 0: waiting inside SQLite would stop the event loop. */
export function sqliteDialect(database: DatabaseSync, place: string): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => driverOf(database, place),
    createIntrospector: db => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

function driverOf(database: DatabaseSync, place: string): Driver {
  const connection = connectionTo(database, place);
  const run = (sql: string) => connection.executeQuery(CompiledQuery.raw(sql)).then(() => {});
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    // A transaction that begins by reading would fail when it writes, if another process wrote in between.
    beginTransaction: () => run('begin immediate'),
    commitTransaction: () => run('commit'),
    // A full disk has SQLite roll back by itself.
    rollbackTransaction: async () => (database.isTransaction ? run('rollback') : undefined),
    releaseConnection: async () => {},
    destroy: async () => database.close(),
  };
}

function connectionTo(database: DatabaseSync, place: string): DatabaseConnection {
  const prepare = statementsOf(database);
  const run = <R>({ sql, parameters }: CompiledQuery): QueryResult<R> => {
    const { statement, gives } = prepare(sql);
    const values = parameters as readonly SQLInputValue[];
    if (gives) return { rows: statement.all(...values) as R[] };
    return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) };
  };
  return {
    executeQuery: async <R>(query: CompiledQuery) => {
      try {
        return await patiently(() => run<R>(query));
      } catch (error) {
        throw sqliteTrouble(error, place);
      }
    },
    streamQuery: () => {
      throw new Error('the store reads no streams');
    },
  };
}

/** Does it at once, and again for as long as another process is writing. */
async function patiently<R>(work: () => R): Promise<R> {
  const deadline = performance.now() + PATIENCE_MS;
  for (let pause = 1; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error;
    }
    await sleep(pause);
  }
}

interface Prepared {
  readonly statement: StatementSync;
  /** Whether it gives rows. */
  readonly gives: boolean;
}

function statementsOf(database: DatabaseSync): (sql: string) => Prepared {
  const kept = new Map<string, Prepared>();
  return sql => {
    const known = kept.get(sql);
    if (known !== undefined) return known;
    const statement = database.prepare(sql);
    const prepared = { statement, gives: statement.columns().length > 0 };
    if (kept.size >= MOST_STATEMENTS) kept.clear();
    kept.set(sql, prepared);
    return prepared;
  };
}
