import type { ZodMiniType } from 'zod/mini';

/** What one statement answers, row by row, is checked here once and trusted from there on. */
export interface Statement<Row> {
  /**
   * Under which each connection prepares it; no other statement has it. Without one it is planned anew each time, for
   * the very values that it comes with.
   */
  readonly name?: string;
  readonly text: string;
  readonly row: ZodMiniType<Row>;
}

/** What a statement can be given: a text, a number, a list of those … as `pg` writes them. */
export type Values = readonly unknown[];

/** Somewhere to run statements: each in a transaction of its own, or all of them in one. */
export interface Session {
  /**
   * Runs a statement and answers its rows.
   *
   * @throws {@link UnavailableError} when the database can't be reached or gave up; the statement may have been done all the same.
   * @throws pg.DatabaseError with its SQLSTATE in `code` when the database refuses it.
   */
  query<Row>(statement: Statement<Row>, values?: Values): Promise<readonly Row[]>;
}
