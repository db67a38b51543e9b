// Queries that run for every event: built and compiled once, then only bound.
import type { CompiledQuery, Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/** Gives the place of an argument in the query; where it stands it counts as a value. */
export type Slots<Args> = <Name extends keyof Args>(name: Name) => Args[Name];

/** Compiles what `build` makes of places for arguments; the result binds and runs it, in a transaction too. */
export function boundQuery<Args extends object, Row>(
  db: Kysely<Tables>,
  build: (db: Kysely<Tables>, slot: Slots<Args>) => { compile(): CompiledQuery<Row> },
): (args: Args, within?: Kysely<Tables>) => Promise<readonly Row[]> {
  const query = build(db, name => new Slot(name) as unknown as Args[typeof name]).compile();
  return async (args, within = db) => {
    const parameters = query.parameters.map(value => (value instanceof Slot ? args[value.name as keyof Args] : value));
    const { rows } = await within.executeQuery<Row>({ ...query, parameters });
    return rows;
  };
}

class Slot {
  readonly name: PropertyKey;

  constructor(name: PropertyKey) {
    this.name = name;
  }
}
