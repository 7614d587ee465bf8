import { existsSync, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const wanted = ['initdb', 'postgres'];

/** The folder with PostgreSQL's programs on this machine, of the newest version that there is. */
export const postgresBinaries = (): string | undefined => {
  const ofPackages = globSync('/usr/lib/postgresql/*/bin').sort(
    (one, other) => versionIn(other) - versionIn(one),
  );
  const folders = [
    process.env['POSTGRES_BIN'] ?? '',
    ...ofPackages,
    ...(process.env['PATH'] ?? '').split(delimiter),
  ];
  return folders.find(folder => folder !== '' && wanted.every(name => existsSync(join(folder, name))));
};

const versionIn = (folder: string): number => Number(/(\d+)\/bin$/.exec(folder)?.[1] ?? 0);
