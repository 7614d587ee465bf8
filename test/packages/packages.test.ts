import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { bundle, checkTypes, importAll, linkedConsumer } from '../support/packages/consumer.ts';
import { publintComplaints, wrongTypes } from '../support/packages/lint.ts';
import { entriesOf, pack, pageEntriesOf } from '../support/packages/pack.ts';
import { assertProgramsRun } from '../support/packages/programs.ts';
import { packages } from '../support/packages/packages.ts';

// The packages as they are published, in a project that has nothing else of this repository.

const folder = await mkdtemp(join(tmpdir(), 'mimer-packages-'));
after(() => rm(folder, { recursive: true, force: true }));

const packed = await Promise.all(packages.map(given => pack(given, folder)));
const consumer = await linkedConsumer(packed, join(folder, 'consumer'));
const root = fileURLToPath(new URL('../..', import.meta.url));

for (const each of packed) {
  const { manifest, unpacked } = each;
  const { name, exports, bin = {} } = manifest;

  test(`${name} says what it is, and brings its licence`, async () => {
    assert.ok(manifest.description.endsWith('.') && manifest.keywords.length > 0);
    assert.equal(manifest.license, 'MIT');
    assert.equal(
      await readFile(join(unpacked, 'LICENSE'), 'utf8'),
      await readFile(join(root, 'LICENSE'), 'utf8'),
    );
    const readme = await readFile(join(unpacked, 'README.md'), 'utf8');
    assert.match(readme, /^# .+\n/);
    assert.ok(readme.includes(name), 'the README does not name it');
  });

  test(`${name} brings every file that it names`, () => {
    const files = Object.values(exports).flatMap(target =>
      typeof target === 'string' ? [target] : [target.types, target.default],
    );
    const missing = [...files, ...Object.values(bin)].filter(file => {
      const [path = ''] = file.split('*');
      return !existsSync(join(unpacked, path));
    });
    assert.deepEqual(missing, []);
  });

  test(`${name} has nothing that publint would have otherwise`, async () => {
    assert.deepEqual(await publintComplaints(each), []);
  });

  test(`${name} has the types of what is imported`, async () => {
    assert.deepEqual(await wrongTypes(each), []);
  });
}

for (const resolution of ['bundler', 'nodenext'] as const)
  test(`every entry has types where modules are resolved by “${resolution}”`, () =>
    checkTypes(consumer, resolution));

test('every entry is imported by Node', async () => {
  const found = await importAll(consumer);
  assert.deepEqual(Object.keys(found), packed.flatMap(entriesOf));
  for (const [entry, names] of Object.entries(found)) assert.ok(names.length > 0, `${entry} exports nothing`);
});

test('every entry for pages is bundled, with all that it takes', async () => {
  const entries = packed.flatMap(pageEntriesOf);
  const { bytes, missing } = await bundle(consumer, entries);
  assert.ok(bytes > 100_000, `only ${bytes} bytes came out`);
  assert.deepEqual(missing, []);
});

test('the server serves the widget that is installed beside it, and the kit finds that it keeps the contract', t =>
  assertProgramsRun(t, consumer));
