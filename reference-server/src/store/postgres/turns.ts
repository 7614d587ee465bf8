import { createTurns, type InTurn } from '@melikgazi/mimer-sdk/domain';
import * as z from 'zod/mini';
import type { Database } from './database.ts';
import type { Statement } from './statement.ts';

const taking: Statement<unknown> = {
  name: 'take-turn',
  text: `
INSERT INTO mimer.turns (jurisdiction, name) VALUES ($1, $2)
ON CONFLICT (jurisdiction, name) DO UPDATE SET name = excluded.name`,
  row: z.object({}),
};

/** Turns across all processes: whoever has one holds a row. Those of this process queue here, and keep no connection meanwhile. */
export const createSharedTurns = (
  database: Database,
  jurisdiction: string,
): (<T>(name: string, work: () => Promise<T>) => Promise<T>) => {
  const queues = new Map<string, InTurn>();
  return (name, work) => {
    const inTurn = queues.get(name) ?? createTurns();
    queues.set(name, inTurn);
    return inTurn(() => database.holding(taking, [jurisdiction, name], work));
  };
};
