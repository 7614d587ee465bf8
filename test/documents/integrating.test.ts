import { isReference } from '@melikgazi/mimer-sdk/reference';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run } from '../support/command-process.ts';
import { blocksUnder } from '../support/documents/markdown.ts';
import { programFrom } from '../support/documents/program.ts';
import { serverProcess } from '../support/server-process.ts';

// An integrator copies the call of the README and makes it twice; a colleague has copied it from the Turkish one.

test('the call in the READMEs registers a telephone call, once', async t => {
  const server = await serverProcess(t);
  const key = await server.command('key', 'create', '--label', 'Calls', '--scopes', 'requests:write');
  const call = async (file: string, heading: string) => {
    const [block] = blocksUnder(file, heading, 'ts');
    const code = block?.code.replaceAll('https://mimer.example.tr', server.origin) ?? '';
    const program = await programFrom(t, `const call = { id: 'call-4711' };\n${code}`);
    return run(process.execPath, ['--conditions=mimer-source', program], { MIMER_KEY: key });
  };
  const first = await call('README.md', 'You write software');
  assert.equal(first.code, 0, first.error);
  const [reference = '', trackingCode = ''] = first.out.trim().split(' ');
  assert.ok(isReference(reference), first.out);
  assert.match(trackingCode, /^\d{10}$/);
  assert.equal((await call('README.md', 'You write software')).out, first.out);
  assert.equal((await call('README.tr.md', 'Yazılım geliştiriyorsanız')).out, first.out);
});
