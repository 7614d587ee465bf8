import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ownFolder } from '../../../reference-server/src/store/lowdb/folder-owner.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const script = fileURLToPath(new URL('../../support/own-folder-process.ts', import.meta.url));

/** Another process that tries to own the folder, and the first thing it says. */
const otherProcess = async (t: TestContext, folder: string, until: 'stay' | 'go') => {
  const child = spawn(process.execPath, ['--conditions=mimer-source', script, folder, until]);
  t.after(() => child.kill('SIGKILL'));
  const exited = once(child, 'exit');
  child.stdout.setEncoding('utf8');
  let said = '';
  child.stdout.on('data', text => (said += String(text)));
  await once(child.stdout, 'data');
  return { child, exited, said: said.trim() };
};

const refusal = (folder: string) =>
  `Another process uses the data folder ${folder}: stop that one first, or give this one another MIMER_DATA.`;

test('a folder that another process owns is refused, by its name', async t => {
  const folder = await temporaryFolder(t);
  assert.equal((await otherProcess(t, folder, 'stay')).said, 'owned');
  await assert.rejects(ownFolder(folder), { message: refusal(folder) });
  assert.equal((await otherProcess(t, folder, 'go')).said, refusal(folder));
  assert.equal((await readdir(folder)).length, 1);
});

test('the folder of a process that was killed is taken over', async t => {
  const folder = await temporaryFolder(t);
  const { child, exited } = await otherProcess(t, folder, 'stay');
  child.kill('SIGKILL');
  await exited;
  const [stale] = await readdir(folder);
  const { release } = await ownFolder(folder);
  t.after(release);
  const [own, ...others] = await readdir(folder);
  assert.notEqual(own, stale);
  assert.deepEqual(others, []);
});

test('owning a folder does not keep a process alive', async t => {
  const { said, exited } = await otherProcess(t, await temporaryFolder(t), 'go');
  assert.equal(said, 'owned');
  assert.deepEqual(await exited, [0, null]);
});

test('a released folder is free and left as it was', async t => {
  const folder = await temporaryFolder(t);
  await writeFile(join(folder, 'owner-manual.sock'), 'no socket of ours');
  for (let turn = 0; turn < 3; turn += 1) {
    const { release } = await ownFolder(folder);
    await release();
  }
  assert.deepEqual(await readdir(folder), ['owner-manual.sock']);
});

test('of many that start at once, at most one owns the folder', async t => {
  const folder = await temporaryFolder(t);
  for (let round = 0; round < 10; round += 1) {
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => ownFolder(folder)));
    const owners = outcomes.flatMap(outcome => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    assert.ok(owners.length <= 1, `${owners.length} owners`);
    await Promise.all(owners.map(({ release }) => release()));
  }
  const { release } = await ownFolder(folder);
  await release();
});

test('a folder whose path is too long for a socket is owned all the same', async t => {
  const folder = join(await temporaryFolder(t), 'a'.repeat(120));
  await mkdir(folder);
  const { release } = await ownFolder(folder);
  assert.equal((await readdir(folder)).length, 1);
  await assert.rejects(ownFolder(folder), { message: refusal(folder) });
  assert.equal((await otherProcess(t, folder, 'go')).said, refusal(folder));
  await release();
  assert.deepEqual(await readdir(folder), []);
  await (await ownFolder(folder)).release();
});
