import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { tinyBackend } from './tiny-backend.ts';

const kit = fileURLToPath(new URL('../conformance/src/main.ts', import.meta.url));

test('the backend in Python keeps every rule of the core profile', async t => {
  const { url } = await tinyBackend(t, await temporaryFolder(t));
  const args = ['--conditions=mimer-source', kit, url, '--profile', 'core', '--write'];
  const { stdout } = await promisify(execFile)(process.execPath, args).catch((error: unknown) =>
    assert.fail(error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error)),
  );
  assert.match(stdout, /\n\d{2,} passed, 0 failed, 0 blocked, \d+ not run\./);
});
