import * as z from 'zod/mini';
import type { Database } from './database.ts';
import type { Session, Statement } from './statement.ts';
import { lockTurn, makeTurn } from './take-turn.ts';

/** A turn that one has at a time, of all servers of a database. */
export interface Turn {
  readonly jurisdiction: string;
  readonly name: string;
}

/**
 * Does `work` while nobody else has the turn, on any server: whoever comes later waits. It may take hours: the turn lasts
 * as long as a connection of its own and so ends with this process. Should the database close that connection meanwhile,
 * another may begin before this one has ended; so what is done in turn must bear that.
 */
export const inTurn = async <T>(
  database: Pick<Database, 'alone'>,
  turn: Turn,
  work: () => Promise<T>,
): Promise<T> =>
  database.alone(async session => {
    await take(session, lockTurn, turn);
    return work();
  });

/** The same, unless somebody has the turn just now: then nothing is done and the answer is undefined. */
export const unlessTaken = async <T>(
  database: Pick<Database, 'alone'>,
  turn: Turn,
  work: () => Promise<T>,
): Promise<T | undefined> =>
  database.alone(async session => ((await take(session, lockFreeTurn, turn)) ? work() : undefined));

/** Nothing is written in the transaction that it begins: the turn ends with the connection. */
const take = async (
  session: Session,
  lock: Statement<unknown>,
  { jurisdiction, name }: Turn,
): Promise<boolean> => {
  await session.query(makeTurn, [jurisdiction, name]);
  await session.query(begin);
  return (await session.query(lock, [jurisdiction, name])).length > 0;
};

const begin = { name: 'begin', text: 'BEGIN', row: z.unknown() };

const lockFreeTurn = {
  name: 'lock-free-turn',
  text: `${lockTurn.text} SKIP LOCKED`,
  row: z.unknown(),
};
