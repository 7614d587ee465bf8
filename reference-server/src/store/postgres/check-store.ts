import * as z from 'zod/mini';
import { errorCode } from '../lowdb/file-system.ts';
import { UnavailableError } from '../store.ts';
import type { Session, Statement } from './statement.ts';
import { sqlState } from './trouble.ts';

const checking: Statement<unknown> = {
  name: 'check',
  text: `
INSERT INTO mimer.checks (jurisdiction, checked_at) VALUES ($1, clock_timestamp())
ON CONFLICT (jurisdiction) DO UPDATE SET checked_at = excluded.checked_at`,
  row: z.object({}),
};

/** A small durable write. */
export const checkWrites = async (session: Session, jurisdiction: string): Promise<void> => {
  await session.query(checking, [jurisdiction]);
};

/** Names of the conditions that an operator can do something about, as PostgreSQL's manual has them (appendix A). */
const conditions: Readonly<Record<string, string>> = {
  '25006': 'read_only_sql_transaction',
  '28P01': 'invalid_password',
  '42501': 'insufficient_privilege',
  '53100': 'disk_full',
  '53200': 'out_of_memory',
  '53300': 'too_many_connections',
  '57P01': 'admin_shutdown',
  '57P02': 'crash_shutdown',
  '57P03': 'cannot_connect_now',
};

/** Why the database can't be written, in a word. */
export const reasonOf = (error: unknown): string => {
  const cause = error instanceof UnavailableError ? error.cause : error;
  const state = sqlState(cause);
  if (state !== undefined) return conditions[state] ?? state;
  return errorCode(cause) ?? (error instanceof UnavailableError ? 'unreachable' : 'unknown');
};
