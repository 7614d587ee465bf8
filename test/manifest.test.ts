import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

// The manifest is made from the classes; here it is compared with what the elements really render and tell.

interface Described {
  readonly name: string;
  readonly description?: string;
}

interface Declaration extends Described {
  readonly tagName?: string;
  readonly attributes?: readonly Described[];
  readonly members?: readonly (Described & { readonly kind: string })[];
  readonly events?: readonly Described[];
  readonly slots?: readonly Described[];
  readonly cssParts?: readonly Described[];
  readonly cssProperties?: readonly (Described & { readonly default?: string })[];
}

interface Manifest {
  readonly modules: readonly { readonly path: string; readonly declarations?: readonly Declaration[] }[];
}

const root = fileURLToPath(new URL('../widget/', import.meta.url));

const isManifest = (value: unknown): value is Manifest =>
  typeof value === 'object' && value !== null && 'modules' in value && Array.isArray(value.modules);

const read = (): Manifest => {
  const manifest: unknown = JSON.parse(readFileSync(`${root}custom-elements.json`, 'utf8'));
  assert.ok(isManifest(manifest));
  return manifest;
};

const elements = read().modules.flatMap(({ path, declarations = [] }) =>
  declarations.filter(({ tagName }) => tagName !== undefined).map(element => ({ ...element, path })),
);

const sources = (folder: string) =>
  globSync(`src/${folder}/**/*.ts`, { cwd: root }).map(file => readFileSync(`${root}${file}`, 'utf8'));

test('every element that is registered is described', () => {
  const registered = [
    ...sources('')
      .join('\n')
      .matchAll(/\['(mimer-[\w-]+)',/g),
  ].map(([, tag]) => tag);
  assert.deepEqual(elements.map(({ tagName }) => tagName).sort(), [...new Set(registered)].sort());
});

test('everything public is described in a sentence', () => {
  const bare = elements.flatMap(({ tagName, attributes = [], members = [], events = [], slots = [] }) =>
    [...attributes, ...members, ...events, ...slots]
      .filter(({ description = '' }) => !/\.$/.test(description.trim()))
      .map(({ name }) => `${tagName}: ${name}`),
  );
  assert.deepEqual(bare, []);
});

test('every custom property that a style reads is described with its default, and none that is not read', () => {
  const read = sources('').flatMap(text =>
    [...text.matchAll(/var\((--mimer-[\w-]+)/g)].map(([, name]) => name),
  );
  const described = elements.flatMap(({ cssProperties = [] }) => cssProperties);
  assert.deepEqual([...new Set(described.map(({ name }) => name))].sort(), [...new Set(read)].sort());
  const bare = described.filter(({ description = '', default: value }) => !/\.$/.test(description) || !value);
  assert.deepEqual(bare, []);
});

/** What is written in a folder, without the folders of other elements in it. */
const textOf = (folder: string, folders: readonly string[]): string =>
  globSync(`${folder}/**/*.ts`, { cwd: root })
    .filter(file => !folders.some(other => other.startsWith(`${folder}/`) && file.startsWith(`${other}/`)))
    .map(file => readFileSync(`${root}${file}`, 'utf8'))
    .join('\n');

test('every part that the elements of a folder render is described, and none that they do not', () => {
  const groups = Map.groupBy(elements, ({ path }) => dirname(path));
  const wrong: string[] = [];
  for (const [folder, group] of groups) {
    if (folder === 'src/fields') continue;
    const text = textOf(folder, [...groups.keys()]);
    const rendered = [...text.matchAll(/\bpart="([\w -]+)"/g)].flatMap(([, names = '']) => names.split(' '));
    const described = group.flatMap(({ cssParts = [] }) => cssParts.map(({ name }) => name));
    wrong.push(
      ...[...new Set(rendered)]
        .filter(name => !described.includes(name))
        .map(name => `${folder} renders ${name}`),
      ...described.filter(name => !text.includes(name)).map(name => `${folder} describes ${name}`),
    );
  }
  assert.deepEqual(wrong, []);
});
