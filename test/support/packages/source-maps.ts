import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, join } from 'node:path';
import * as z from 'zod/mini';
import { filesOf } from './contents.ts';
import type { Packed } from './pack.ts';

const mapSchema = z.object({
  version: z.literal(3),
  file: z.string(),
  sourceRoot: z.optional(z.literal('')),
  sources: z.array(z.string()),
  sourcesContent: z.optional(z.array(z.nullable(z.string()))),
  names: z.array(z.string()),
  mappings: z.string(),
});

/** What the build makes itself, so that there is no source to lead to. */
const isVirtual = (source: string) => source.includes('\0') || source.includes('virtual:');

/** A script or a declaration of a package, with its map. */
export interface Mapped {
  readonly file: string;
  readonly code: string;
  readonly map: z.infer<typeof mapSchema>;
  /** The text of each source, where the map or the package has it. */
  readonly texts: readonly (string | undefined)[];
}

/** Everything in a package that was built, with its map. @throws where there is none, or none that can be read. */
export const mappedFiles = (packed: Packed): Mapped[] =>
  filesOf(packed)
    .filter(file => /^(cdn|dist)\/.*(\.js|\.d\.ts)$/.test(file))
    .map(file => {
      const path = join(packed.unpacked, file);
      const map = z.parse(mapSchema, JSON.parse(readFileSync(`${path}.map`, 'utf8')));
      const texts = map.sources.map((source, index) => {
        const inlined = map.sourcesContent?.[index];
        const beside = join(dirname(path), source);
        return inlined ?? (existsSync(beside) ? readFileSync(beside, 'utf8') : undefined);
      });
      return { file, code: readFileSync(path, 'utf8'), map, texts };
    });

/** Sources that a map names and whose text is nowhere in the package. */
export const lostSources = ({ file, map, texts }: Mapped): string[] =>
  map.sources
    .filter((source, index) => !isVirtual(source) && texts[index] === undefined)
    .map(source => `${file}: ${source}`);

/** A name that no minifier changes, since others call it. */
const property = /(?<=[\w)\]]\.)[a-zA-Z]{8,}\b/g;

/**
 * How many of a script’s property names its map leads to a line of a source that has the same name, and how many not. Those of
 * the build’s own helpers, and words in texts of several lines, lead astray or nowhere.
 */
export const followed = ({ code, map, texts }: Mapped): { right: number; wrong: number } => {
  const lines = texts.map(text => text?.split('\n'));
  const reader = new SourceMap({ ...map, sourceRoot: '', sourcesContent: [] });
  let right = 0;
  let wrong = 0;
  code.split('\n').forEach((line, lineNumber) => {
    for (const { 0: name, index } of line.matchAll(property)) {
      const entry = reader.findEntry(lineNumber, index);
      if (!('originalSource' in entry)) continue;
      const source = map.sources.indexOf(entry.originalSource);
      const found = lines[source]?.[entry.originalLine]?.includes(name);
      if (found === true) right += 1;
      else wrong += 1;
    }
  });
  return { right, wrong };
};
