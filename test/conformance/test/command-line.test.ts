import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { SaxesParser } from 'saxes';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { brokenAnswers } from './broken/answers.ts';
import { onPort } from './broken/on-port.ts';
import { referenceBackend } from './reference-backend.ts';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** Runs the command and answers all that it said. */
const run = (
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ code: number; out: string; err: string }> =>
  new Promise(resolve => {
    const child = execFile(
      process.execPath,
      ['--conditions=mimer-source', main, ...args],
      { env: { ...process.env, ...environment }, maxBuffer: 16 * 1024 * 1024 },
      (_error, out, err) => resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });

/** The names of the elements of an XML document. @throws where it is not well-formed. */
const elementsIn = (xml: string): string[] => {
  const names: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', error => {
    throw error;
  });
  parser.on('opentag', ({ name }) => names.push(name));
  parser.write(xml).close();
  return names;
};

const breakageOf = (rule: string) => {
  const found = brokenAnswers.find(breakage => breakage.rule === rule);
  if (found === undefined) throw new Error(`Nothing breaks ${rule}.`);
  return found;
};

const madeUp = `mimer_test_000000000000_${'x'.repeat(43)}`;
const nowhere = 'http://127.0.0.1:1/riverton/v1';

for (const [what, args, sentence] of [
  ['no endpoint', [], /Which endpoint\?/],
  ['two endpoints', [nowhere, nowhere], /one endpoint/],
  ['what is no URL', ['mimer'], /absolute http\(s\) URL/],
  ['another scheme', ['ftp://mimer.example.tr/v1'], /absolute http\(s\) URL/],
  ['an endpoint with a password', ['https://me:secret@mimer.example.tr/v1'], /no credentials/],
  ['an option that there is not', [nowhere, '--fast'], /--fast/],
  ['a profile that there is not', [nowhere, '--profile', 'most'], /core and all/],
  ['a pattern that is none', [nowhere, '--only', '('], /regular expression/],
  ['a number that is none', [nowhere, '--parallel', 'many'], /2 to 500/],
  ['a key that is none', [nowhere, '--key', 'hunter2-hunter2'], /mimer_test_/],
] as const)
  test(`${what} on the command line is refused with a sentence and exit code 2`, async () => {
    const { code, out, err } = await run(args);
    assert.equal(code, 2);
    assert.match(err, sentence);
    assert.doesNotMatch(err, /\n {4}at |hunter2|secret/);
    assert.equal(out, '');
  });

test('--help says how it is called', async () => {
  const { code, out } = await run(['--help']);
  assert.equal(code, 0);
  assert.match(out, /--profile/);
});

test('a backend that is not there gets exit code 2 and a sentence', async () => {
  const { code, err } = await run([nowhere, '--key', madeUp]);
  assert.equal(code, 2);
  assert.match(err, /GET \/ was not answered/);
  assert.doesNotMatch(err, /mimer_test_|\n {4}at /);
});

test('something else than a backend gets exit code 2 and a sentence', async t => {
  const { endpoint } = await referenceBackend(t);
  const { code, err } = await run([endpoint.replace('/riverton/v1', '/elsewhere')]);
  assert.equal(code, 2);
  assert.match(err, /no MİMER endpoint/);
});

test('a key that the backend does not know gets exit code 2 and a sentence', async t => {
  const { endpoint } = await referenceBackend(t);
  const { code, err } = await run([endpoint, '--key', madeUp]);
  assert.equal(code, 2);
  assert.match(err, /does not accept the key/);
  assert.doesNotMatch(err, /mimer_test_/);
});

test('a backend that keeps the rules gets exit code 0, rows, a table and a JUnit report', async t => {
  const { endpoint, testKey } = await referenceBackend(t);
  const reportFile = join(await temporaryFolder(t), 'junit.xml');
  const args = [endpoint, '--only', '^(catalogue|tracking|receipt)/', '--report', reportFile];
  const { code, out, err } = await run(args, { MIMER_KEY: await testKey() });
  assert.equal(code, 0, out + err);
  assert.match(out, /✓ §4 {2}tracking\/same-answer/);
  assert.match(out, /^attachments +yes/m);
  assert.match(out, /^live +(yes|no)/m);
  assert.match(out, /passed, 0 failed, 0 blocked/);
  const elements = elementsIn(await readFile(reportFile, 'utf8'));
  assert.equal(elements.filter(name => name === 'failure').length, 0);
  assert.equal(elements.filter(name => name === 'testcase').length, out.match(/^[✓–] /gm)?.length);
});

test('a backend that breaks a rule gets exit code 1, and the report names the failure', async t => {
  const { endpoint, testKey } = await referenceBackend(t);
  const key = await testKey();
  const { create } = breakageOf('errors/problem');
  const broken = await onPort(t, endpoint, create({ key }));
  const reportFile = join(await temporaryFolder(t), 'junit.xml');
  const { code, out } = await run([broken, '--key', key, '--only', '^errors/', '--report', reportFile]);
  assert.equal(code, 1);
  assert.match(out, /✗ §9 {2}errors\/problem/);
  assert.match(out, /expected application\/problem\+json\n +but /);
  const xml = await readFile(reportFile, 'utf8');
  assert.ok(elementsIn(xml).includes('failure'));
  assert.match(xml, /errors\/problem/);
});

test('neither key nor code stands in anything that it prints or writes', async t => {
  const { endpoint, testKey } = await referenceBackend(t);
  const key = await testKey();
  // The worst of all: a backend that repeats every credential it gets, as text and not as a problem document.
  const broken = await onPort(t, endpoint, async (request, pass) => {
    const answered = await pass(request);
    const told = new TextEncoder().encode(`You sent ${request.headers.get('Authorization') ?? 'nothing'}.`);
    return request.headers.has('Authorization') && answered.status >= 400
      ? { ...answered, body: told }
      : answered;
  });
  const reportFile = join(await temporaryFolder(t), 'junit.xml');
  const only = '^(credentials|tracking|errors|actions)/';
  const { code, out, err } = await run([broken, '--key', key, '--only', only, '--report', reportFile]);
  assert.equal(code, 1, err);
  const all = out + err + (await readFile(reportFile, 'utf8'));
  assert.match(all, /You sent Bearer/);
  assert.ok(!all.includes(key.slice(0, 30)), 'the key was printed');
  assert.doesNotMatch(all, /(?<![\w-])\d{10}(?![\w-])/);
});

test('a report that can’t be written is said, and a pattern that matches nothing', async t => {
  const { endpoint } = await referenceBackend(t);
  const lost = await run([endpoint, '--only', '^catalogue/', '--report', '/nowhere/at/all/junit.xml']);
  assert.equal(lost.code, 2);
  assert.match(lost.err, /report can’t be written/);
  const nothing = await run([endpoint, '--only', '^no-such-rule$']);
  assert.equal(nothing.code, 2);
  assert.match(nothing.err, /No rule/);
});
