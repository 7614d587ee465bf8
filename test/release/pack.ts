import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { packages } from '../support/packages/packages.ts';
import { run } from '../support/packages/run.ts';

const packedSchema = z.object({
  filename: z.string(),
  /** Bytes of the tarball, and of what is in it. */
  size: z.number(),
  unpackedSize: z.number(),
  files: z.array(z.object({ path: z.string(), size: z.number() })),
});

/** A package as it is to be published. */
export type PackedFile = z.infer<typeof packedSchema>;

const pack = async (folder: string, ...options: readonly string[]): Promise<PackedFile> => {
  const text = await run('npm', ['pack', '--json', '--ignore-scripts', ...options], folder);
  const printed = z.parse(
    z.union([z.array(packedSchema), z.record(z.string(), packedSchema)]),
    JSON.parse(text),
  );
  const [packed] = Object.values(printed);
  if (packed === undefined) throw new Error(`npm packed nothing of ${folder}.`);
  return { ...packed, filename: packed.filename.replace('@', '').replace('/', '-') };
};

/** What would be packed of what is built now; writes nothing. */
export const packedNow = (): Promise<PackedFile[]> =>
  Promise.all(packages.map(({ folder }) => pack(folder, '--dry-run')));

/** Packs every package into a folder, with a list of their hashes that `sha256sum --check` reads. */
export const packInto = async (folder: string): Promise<PackedFile[]> => {
  await mkdir(folder, { recursive: true });
  const packed = await Promise.all(packages.map(given => pack(given.folder, '--pack-destination', folder)));
  const sums = packed.map(async ({ filename }) => {
    const hash = createHash('sha256').update(await readFile(join(folder, filename)));
    return `${hash.digest('hex')}  ${filename}\n`;
  });
  await writeFile(join(folder, 'SHA256SUMS'), (await Promise.all(sums)).join(''));
  return packed;
};
