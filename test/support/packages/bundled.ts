import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import type { Mapped } from './source-maps.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const manifestSchema = z.object({ version: z.string(), license: z.string() });

/** Somebody else’s package that is in a build. */
export interface Bundled {
  readonly name: string;
  readonly version: string;
  /** The SPDX identifier of its licence. */
  readonly license: string;
}

/** What the scripts for pages hold of others, by the sources that their maps name. */
export const bundledIn = (mapped: readonly Mapped[]): Bundled[] => {
  const names = mapped
    .filter(({ file }) => file.startsWith('cdn/'))
    .flatMap(({ map }) => map.sources)
    .flatMap(source => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1] ?? []);
  return [...new Set(names)].sort().map(name => {
    const text = readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8');
    return { name, ...z.parse(manifestSchema, JSON.parse(text)) };
  });
};
