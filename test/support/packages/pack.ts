import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Package } from './packages.ts';
import { run } from './run.ts';

const exportSchema = z.union([z.string(), z.object({ default: z.string(), types: z.string() })]);

const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  description: z.string(),
  license: z.string(),
  keywords: z.array(z.string()),
  repository: z.optional(z.object({ directory: z.string() })),
  sideEffects: z.optional(z.union([z.boolean(), z.array(z.string())])),
  exports: z.record(z.string(), exportSchema),
  bin: z.optional(z.record(z.string(), z.string())),
  dependencies: z.optional(z.record(z.string(), z.string())),
  peerDependencies: z.optional(z.record(z.string(), z.string())),
});

/** A package as it is published. */
export interface Packed extends Package {
  readonly manifest: z.infer<typeof manifestSchema>;
  readonly tarball: string;
  /** Where it was unpacked. */
  readonly unpacked: string;
}

const packedSchema = z.array(z.object({ filename: z.string() }));

/** Packs it as `npm publish` would, and unpacks it beside. */
export const pack = async (given: Package, folder: string): Promise<Packed> => {
  const printed: unknown = JSON.parse(
    await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], given.folder),
  );
  const results = typeof printed === 'object' && printed !== null ? Object.values(printed) : [];
  const [{ filename } = { filename: '' }] = z.parse(packedSchema, results);
  const tarball = join(folder, filename.replace('@', '').replace('/', '-'));
  const unpacked = join(folder, filename.replace(/\W+/g, '-'));
  await mkdir(unpacked);
  await run('tar', ['-xzf', tarball, '--strip-components=1', '-C', unpacked], folder);
  const manifest = z.parse(
    manifestSchema,
    JSON.parse(await readFile(join(unpacked, 'package.json'), 'utf8')),
  );
  return { ...given, manifest, tarball, unpacked };
};

/** What can be imported from it: every entry that is one module, by its full name. */
export const entriesOf = ({ manifest: { name, exports } }: Packed): string[] =>
  Object.entries(exports)
    .filter(([, target]) => typeof target !== 'string')
    .map(([entry]) => name + entry.slice(1));

/** What pages can import from it. */
export const pageEntriesOf = (packed: Packed): string[] =>
  packed.forBrowsers ? entriesOf(packed).filter(entry => !packed.nodeEntries?.includes(entry)) : [];
