import * as z from 'zod/mini';
import type { Session } from './statement.ts';

/** Waits until nobody else has this turn, and has it until the end of the transaction. */
export const takeTurn = async (transaction: Session, jurisdiction: string, name: string): Promise<void> => {
  await transaction.query(makeTurn, [jurisdiction, name]);
  await transaction.query(lockTurn, [jurisdiction, name]);
};

export const makeTurn = {
  name: 'make-turn',
  text: 'INSERT INTO mimer.turns (jurisdiction, name) VALUES ($1, $2) ON CONFLICT DO NOTHING',
  row: z.unknown(),
};

export const lockTurn = {
  name: 'lock-turn',
  text: 'SELECT 1 FROM mimer.turns WHERE jurisdiction = $1 AND name = $2 FOR UPDATE',
  row: z.unknown(),
};
