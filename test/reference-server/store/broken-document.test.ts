import assert from 'node:assert/strict';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { referenceOf } from '@melikgazi/mimer-sdk/reference';
import { openLowdbStore } from '../../../reference-server/src/store/lowdb/lowdb-store.ts';
import { nodeFileSystem } from '../../../reference-server/src/store/lowdb/node-file-system.ts';
import { byKey, draftOf, storedRequest } from '../../support/drafts.ts';
import { interceptedFileSystem, systemError } from '../../support/intercepted-file-system.ts';
import { listOptions, referencesOf } from '../../support/list-options.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const good = referenceOf(2026, 1_000_000);
const broken = referenceOf(2026, 1_000_001);

const contents: Readonly<Record<string, string>> = {
  'is cut off': '{ "format": 1,',
  'is empty': '',
  'is null': 'null',
  'is of another format': JSON.stringify({ ...storedRequest(broken), format: 2 }),
  "is another request's": JSON.stringify(storedRequest(good)),
  'has no events': JSON.stringify({ format: 1, reference: broken }),
  'was received at no time': JSON.stringify(storedRequest(broken, { receivedAt: 'soon' })),
};

for (const [what, content] of Object.entries(contents)) {
  test(`a document that ${what} is set aside, and its reference not drawn again`, async t => {
    const folder = await temporaryFolder(t);
    const before = await openLowdbStore({ folder });
    await before.insert(draftOf(byKey('a'), {}, () => good));
    await before.close();
    const path = join(folder, 'requests', '2026', '10', `${broken}.json`);
    await writeFile(path, content);

    const store = await openLowdbStore({ folder });
    t.after(() => store.close());
    assert.deepEqual(
      store.broken.map(document => document.path),
      [path],
    );
    assert.deepEqual(await referencesOf(store, listOptions()), [good]);
    const draws = [broken, referenceOf(2026, 7)];
    await store.insert(draftOf(byKey('b'), {}, () => draws.shift() ?? ''));
    assert.equal(await readFile(path, 'utf8'), content);
  });
}

test('a document in the wrong folder is set aside', async t => {
  const folder = await temporaryFolder(t);
  const before = await openLowdbStore({ folder });
  await before.insert(draftOf(byKey('a'), {}, () => good));
  await before.close();
  const wrong = join(folder, 'requests', '2026', '77');
  await mkdir(wrong);
  await copyFile(join(folder, 'requests', '2026', '10', `${good}.json`), join(wrong, `${good}.json`));

  const store = await openLowdbStore({ folder });
  t.after(() => store.close());
  assert.equal(store.broken.length, 1);
  assert.deepEqual(await referencesOf(store, listOptions()), [good]);
});

test('a disk that can not be read stops the start, since requests would be missed', async t => {
  const folder = await temporaryFolder(t);
  const before = await openLowdbStore({ folder });
  await before.insert(draftOf(byKey('a')));
  await before.close();
  const fileSystem = interceptedFileSystem(nodeFileSystem, (operation, run) =>
    operation === 'readFile' ? Promise.reject(systemError('EIO')) : run(),
  );
  await assert.rejects(openLowdbStore({ folder, fileSystem }), { code: 'EIO' });
  const after = await openLowdbStore({ folder });
  t.after(() => after.close());
  assert.deepEqual(after.broken, []);
});
