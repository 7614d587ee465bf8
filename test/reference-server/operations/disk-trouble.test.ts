import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, readdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { operatorSentence } from '../../../reference-server/src/operator-sentence.ts';
import { UnavailableError } from '../../../reference-server/src/store/store.ts';
import { backUp, folderWithRequests } from '../../support/backups.ts';
import { systemError } from '../../support/intercepted-file-system.ts';
import { cannotMount, onSmallDisk } from '../../support/small-disk.ts';

const jurisdictions = fileURLToPath(new URL('../../support/jurisdictions', import.meta.url));
const full = 'cp -r "$DATA/." "$disk"; head -c 1000000 /dev/zero > "$disk/lost+found" 2>/dev/null || true';
const readOnly = 'cp -r "$DATA/." "$disk" && mount -o remount,ro "$disk"';

/** A data folder, a backup of it, and an empty folder for a disk. */
const withDisk = async (t: TestContext) => {
  const folders = await folderWithRequests(t);
  await backUp(folders.data, folders.to);
  const disk = join(folders.folder, 'disk');
  await mkdir(disk);
  const environment = {
    ...{ DATA: folders.data, MIMER_JURISDICTIONS: jurisdictions, PORT: '0', LOG_LEVEL: 'silent' },
    MIMER_SECRET: 'a secret that is long enough for tests',
  };
  return { ...folders, disk, environment };
};

for (const [what, prepare, message] of [
  ['full', full, /^The disk is full \(ENOSPC, \S+disk\S*\): make room on it, then try again\.\n$/],
  ['read-only', readOnly, /^The disk can only be read \(EROFS, \S+disk\S*\): mount it .*\.\n$/],
] as const) {
  test(`on a ${what} disk a server does not start, and says why`, { skip: cannotMount }, async t => {
    const { disk, environment } = await withDisk(t);
    const where = { ...environment, MIMER_DATA: disk };
    const { code, error } = await onSmallDisk({ disk, prepare }, ['serve'], where);
    assert.equal(code, 1);
    assert.match(error, message);
  });

  test(
    `on a ${what} disk a backup is not made, and nothing is left of it`,
    { skip: cannotMount },
    async t => {
      const { disk, data, environment } = await withDisk(t);
      const where = { ...environment, MIMER_DATA: data };
      const look = 'ls "$disk"';
      const { code, out, error } = await onSmallDisk(
        { disk, prepare, look },
        ['backup', join(disk, 'new')],
        where,
      );
      assert.equal(code, 1);
      assert.match(error, message);
      assert.doesNotMatch(out, /^new/m);
    },
  );
}

for (const name of ['', 'not/there/yet'])
  test(
    `that a server could not write ${name === '' ? 'in its folder' : 'where its folder is to be'} is found before it starts`,
    { skip: cannotMount },
    async t => {
      const { disk, environment } = await withDisk(t);
      const where = { ...environment, MIMER_DATA: join(disk, name) };
      const { code, out } = await onSmallDisk({ disk, prepare: readOnly }, ['check'], where);
      assert.equal(code, 1);
      assert.match(out, /^trouble +The disk can only be read \(EROFS, \S+disk\): mount it/m);
    },
  );

test(
  'what does not fit on a disk is restored in part, which is said and not served',
  { skip: cannotMount },
  async t => {
    const { disk, to, environment } = await withDisk(t);
    const where = { ...environment, MIMER_DATA: join(disk, 'data') };
    // All but a few pages are taken, so that it fails while files are copied.
    const prepare = 'head -c 236k /dev/zero > "$disk/fill"';
    const look = '"$1" "$2" "$3" check';
    const { code, out, error } = await onSmallDisk({ disk, prepare, look }, ['restore', to], where);
    assert.equal(code, 1);
    assert.match(error, /^The disk is full \(ENOSPC/);
    assert.match(out, /^trouble +A restore into \S+data was not finished: run/m);
  },
);

test(
  'a data folder on a disk that can only be read is backed up all the same',
  { skip: cannotMount },
  async t => {
    const { folder, disk, environment } = await withDisk(t);
    const where = { ...environment, MIMER_DATA: disk };
    const { code, error } = await onSmallDisk(
      { disk, prepare: readOnly },
      ['backup', join(folder, 'new')],
      where,
    );
    assert.deepEqual([code, error], [0, '']);
    assert.ok((await readdir(join(folder, 'new'))).includes('riverton'));
  },
);

test('what the system refuses is said in a sentence, however it is wrapped', () => {
  const said = (code: string) =>
    operatorSentence(
      new UnavailableError(false, { cause: Object.assign(systemError(code), { path: '/data/riverton' }) }),
    );
  assert.equal(
    said('EACCES'),
    'This user may not do that (EACCES, /data/riverton): give the folder to the user who runs this, with chown, or name another.',
  );
  for (const code of ['ENOSPC', 'EDQUOT', 'EROFS', 'EPERM', 'ENOTDIR', 'EIO', 'EMFILE'])
    assert.match(said(code) ?? '', new RegExp(`\\(${code}, /data/riverton\\): .*\\.$`));
});

test('what is ours to mend is not taken for the operator’s', () => {
  assert.equal(operatorSentence(new TypeError('x is not a function')), undefined);
  assert.equal(operatorSentence(systemError('ECONNRESET')), undefined);
  assert.equal(operatorSentence('a string'), undefined);
});

test('a port that is taken is named', async t => {
  const [first, second] = [createServer(), createServer()];
  t.after(() => first.close());
  first.listen(0, '127.0.0.1');
  await once(first, 'listening');
  const address = first.address();
  assert.ok(typeof address === 'object' && address !== null);
  const failure = new Promise<unknown>(resolve => second.once('error', resolve));
  second.listen(address.port, '127.0.0.1');
  assert.match(
    operatorSentence(await failure) ?? '',
    new RegExp(`^Port ${address.port} is taken: stop the program`),
  );
});
