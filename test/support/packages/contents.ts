import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Packed } from './pack.ts';

/** Every file of a package as it is published, by its path in it. */
export const filesOf = ({ unpacked }: Packed): string[] =>
  globSync('**/*', { cwd: unpacked })
    .map(file => file.replaceAll('\\', '/'))
    .filter(file => statSync(join(unpacked, file)).isFile())
    .sort();

const ofEvery = /^(LICENSE|README\.md|package\.json)$/;
/** Sources that are declarations themselves have nothing built of them. */
const source = /^src\/(.+?)(\.d)?\.ts$/;
const built = /^dist\/(.+?)(?:\.d\.ts|\.js)(?:\.map)?$/;

/** What is built of each source, and nothing else is. */
const builtOf = (name: string): string[] =>
  ['.js', '.js.map', '.d.ts', '.d.ts.map'].map(ending => `dist/${name}${ending}`);

const isTest = (file: string) => /\.test\.|(^|\/)(test|tests|__tests__)\//.test(file);

/** Files that a package has no reason to bring, each with why. */
export const strays = (packed: Packed): string[] => {
  const files = filesOf(packed);
  const names = new Set(files.map(file => source.exec(file)?.[1]));
  return files.flatMap(file => {
    if (isTest(file)) return [`${file} is a test`];
    if (source.test(file) || ofEvery.test(file)) return [];
    const [, name] = built.exec(file) ?? [];
    if (name !== undefined) return names.has(name) ? [] : [`${file} was built of a source that is gone`];
    return packed.brings.some(pattern => pattern.test(file)) ? [] : [`${file} was not asked for`];
  });
};

/** What a package should bring and does not. */
export const gaps = (packed: Packed): string[] => {
  const files = filesOf(packed);
  const names = files.flatMap(file => (file.endsWith('.d.ts') ? [] : (source.exec(file)?.[1] ?? [])));
  const wanted = names.flatMap(builtOf).filter(file => !files.includes(file));
  const unused = packed.brings.filter(pattern => !files.some(file => pattern.test(file)));
  const own = ['LICENSE', 'README.md', 'package.json'].filter(file => !files.includes(file));
  return [...own, ...wanted, ...unused.map(pattern => `nothing is like ${pattern.source}`)];
};
