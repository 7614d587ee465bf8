import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openFileKeyStore } from '../../../reference-server/src/keys/file-key-store.ts';
import { openLowdbStore } from '../../../reference-server/src/store/lowdb/lowdb-store.ts';
import { monday } from '../../support/keys.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const script = fileURLToPath(new URL('../../support/key-process.ts', import.meta.url));

const otherProcess = async (...args: string[]): Promise<string> => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--conditions=mimer-source',
    script,
    ...args,
  ]);
  return stdout.trim();
};

test('a running server takes up at once what another process makes and revokes', async t => {
  const folder = await temporaryFolder(t);
  const store = await openLowdbStore({ folder });
  t.after(() => store.close());
  const keys = openFileKeyStore(folder);
  assert.deepEqual(await keys.list(), []);

  const key = await otherProcess(folder);
  const apiKey = await keys.authenticate(key, monday);
  assert.equal(apiKey?.client, 'cagri-merkezi');

  assert.equal(await otherProcess(folder, apiKey.id), 'true');
  assert.equal(await keys.authenticate(key, monday), undefined);
});
