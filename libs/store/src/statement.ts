import type { QueryConfig } from 'pg';
import { safeError } from './database-error';

/** Something that runs statements: a pool (each statement its own transaction) or an open transaction. */
export interface Queryable {
  query(config: QueryConfig): Promise<{ rows: unknown[]; rowCount: number | null }>;
}

/** A value as the driver takes it. Bytes go as one binary value; a list of bytes goes through `Slab`. */
export type Value = string | number | boolean | Date | Buffer | null | readonly (string | number | boolean | Date | null)[];

let count = 0;

/**
 * One constant SQL text, prepared once per connection under its own name. `Row` is what its columns give; the tests run every statement
 * on a real server, since no compiler checks it.
 */
export class Statement<Row> {
  private readonly name = `schakel-${(count += 1)}`;

  constructor(private readonly text: string) {}

  /** @throws DatabaseError */
  async run(on: Queryable, ...values: Value[]): Promise<Row[]> {
    return (await this.execute(on, values)).rows as Row[];
  }

  /** The first row, if there is one. @throws DatabaseError */
  async first(on: Queryable, ...values: Value[]): Promise<Row | undefined> {
    return (await this.run(on, ...values))[0];
  }

  /** How many rows the statement touched. @throws DatabaseError */
  async affect(on: Queryable, ...values: Value[]): Promise<number> {
    return (await this.execute(on, values)).rowCount ?? 0;
  }

  private async execute(on: Queryable, values: Value[]) {
    try {
      return await on.query({ name: this.name, text: this.text, values });
    } catch (error) {
      throw safeError(error);
    }
  }
}
