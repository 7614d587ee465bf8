import dockerignore from '@balena/dockerignore';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../../..', import.meta.url));

const rules = () => dockerignore.default().add(readFileSync(join(repository, '.dockerignore'), 'utf8'));

/** Whether a file of the repository, by its path in it, is kept from the builder. */
export const isIgnored = (path: string): boolean => rules().ignores(path);

/** Folders that hold so many files that it takes long to find out that all of them are ignored. */
const large = new Set(['.git', 'node_modules']);

/** Every file that the builder gets, by its path in the repository. */
export const filesOfContext = (): string[] => {
  const walk = (folder: string): string[] =>
    readdirSync(join(repository, folder), { withFileTypes: true })
      .filter(({ name }) => !large.has(name))
      .flatMap(entry => {
        const path = join(folder, entry.name);
        return entry.isDirectory() ? walk(path) : [path];
      });
  return rules().filter(walk('')).sort();
};
