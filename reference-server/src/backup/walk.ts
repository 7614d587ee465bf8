import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Whether something of a folder is left out, by its name at the top of it. */
export type IsLeftOut = (name: string) => boolean;

/**
 * The paths of all files below a folder, with slashes, always in the same order, so that two walks or a walk and a list of
 * one can be compared without holding either.
 */
export async function* walk(
  root: string,
  isLeftOut: IsLeftOut = () => false,
  below = '',
): AsyncGenerator<string, void, undefined> {
  const entries = await readdir(join(root, below), { withFileTypes: true });
  entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  for (const entry of entries) {
    if (below === '' && isLeftOut(entry.name)) continue;
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) yield* walk(root, () => false, path);
    else yield path;
  }
}

/** Which of two paths a walk meets first: below 0 the one, above 0 the other. */
export const inOrderOfWalk = (one: string, other: string): number => {
  const [names, otherNames] = [one.split('/'), other.split('/')];
  for (const [index, name] of names.entries()) {
    const otherName = otherNames[index];
    if (otherName === undefined) return 1;
    if (name !== otherName) return name < otherName ? -1 : 1;
  }
  return names.length - otherNames.length;
};

/** All folders below a folder and the folder itself, the inner ones first. */
export async function* foldersIn(folder: string): AsyncGenerator<string, void, undefined> {
  for (const entry of await readdir(folder, { withFileTypes: true }))
    if (entry.isDirectory()) yield* foldersIn(join(folder, entry.name));
  yield folder;
}
