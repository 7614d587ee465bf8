import pg from 'pg';
import { errorCode } from '../lowdb/file-system.ts';
import { UnavailableError } from '../store.ts';

/**
 * What PostgreSQL says of itself, by SQLSTATE: the connection (08), its resources (53), an operator (57), the system (58);
 * that it became a standby (25006), or gave up on an idle transaction (25P03).
 */
const ofTheDatabase = /^(08|53|57|58|XX|25006|25P03)/;

/** Its disk is full. */
const full = '53100';

/** Two transactions that waited for each other, or could not be put in order: nothing was done, and the next try may succeed. */
const overtaken = new Set(['40001', '40P01']);

/** The SQLSTATE of what the database said. */
export const sqlState = (error: unknown): string | undefined =>
  error instanceof pg.DatabaseError ? error.code : undefined;

export const isOvertaken = (error: unknown): boolean => overtaken.has(sqlState(error) ?? '');

/** The name of the unique constraint that a row would have broken. */
export const brokenConstraint = (error: unknown): string | undefined =>
  error instanceof pg.DatabaseError && error.code === '23505' ? error.constraint : undefined;

/**
 * An error of a statement as the store's caller should hear it: what is the database's own trouble as one that passes,
 * everything else as it is.
 */
export const databaseTrouble = (error: unknown): unknown => {
  const state = sqlState(error);
  const isTrouble =
    state === undefined ? isLostConnection(error) : ofTheDatabase.test(state) || isOvertaken(error);
  return isTrouble ? new UnavailableError(state === full, { cause: error }) : error;
};

// The driver has no codes for what it finds out itself.
const lost =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect|Query read timeout|Cannot use a pool after|The server does not support SSL)/;

const isLostConnection = (error: unknown): boolean =>
  error instanceof Error && (/^E[A-Z]+$/.test(errorCode(error) ?? '') || lost.test(error.message));
