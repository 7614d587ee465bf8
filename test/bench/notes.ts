import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';

const notesSchema = z.record(z.string(), z.string());

/** Why a budget is missed and what comes next, in the words of a person; by the names of the rows. */
export type Notes = Readonly<z.infer<typeof notesSchema>>;

export const readNotes = async (): Promise<Notes> => {
  const text = await readFile(fileURLToPath(new URL('notes.json', import.meta.url)), 'utf8');
  return z.parse(notesSchema, JSON.parse(text));
};
