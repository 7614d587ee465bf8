import { validate } from 'dockerfile-utils';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { filesOfContext, isIgnored, repository } from '../../support/container/build-context.ts';
import { lastOf, stagesOf } from '../../support/container/dockerfile.ts';

const read = (path: string) => readFileSync(join(repository, path), 'utf8');
const text = read('reference-server/Dockerfile');
const stages = stagesOf(text);
const final = stages.at(-1) ?? assert.fail();

test('the Dockerfile has nothing that its linter would have otherwise', () => {
  assert.deepEqual(validate(text), []);
});

test('every stage stands on the Node that the project is developed with, or on an earlier stage', () => {
  const image = `node:${read('.nvmrc').trim()}-slim`;
  stages.forEach(({ from }, index) => {
    const isEarlier = stages.slice(0, index).some(({ name }) => name === from);
    assert.ok(isEarlier || from === image, `“${from}” is not ${image}`);
  });
});

test('the server runs as nobody in particular, by a number that an orchestrator can check', () => {
  const [user = '', group = ''] = lastOf(final, 'USER')?.text.split(':') ?? [];
  assert.ok(Number(user) >= 10_000 && Number(group) >= 10_000, `${user}:${group}`);
});

test('nothing after the change of user writes into the image', () => {
  const after = final.steps.slice(final.steps.findIndex(({ keyword }) => keyword === 'USER'));
  assert.ok(after.every(({ keyword }) => !['RUN', 'COPY', 'ADD'].includes(keyword)));
});

test('the last stage fetches nothing, and holds no source and no test', () => {
  const commands = final.steps.filter(({ keyword }) => keyword === 'RUN').map(step => step.text);
  assert.ok(commands.every(command => !/\b(npm|npx|apt-get|curl|wget)\b/.test(command)));
  const copied = final.steps.filter(({ keyword }) => keyword === 'COPY').flatMap(({ words }) => words);
  assert.ok(copied.every(path => !/\bsrc\b|^\.$|^test/.test(path)));
});

test('what npm installs runs no script, and comes from the lock file', () => {
  const commands = stages
    .flatMap(({ steps }) => steps)
    .flatMap(step => (step.keyword === 'RUN' ? step.text.split(/\s*&&\s*/) : []))
    .filter(command => /^npm (?!run |pkg )/.test(command));
  assert.ok(commands.length > 1);
  for (const command of commands) assert.match(command, /^npm ci --ignore-scripts /);
});

test('the image says its health, how it is stopped, where its data are and what it is', () => {
  const health = lastOf(final, 'HEALTHCHECK');
  assert.deepEqual(Object.keys(health?.flags ?? {}), ['interval', 'timeout', 'start-period', 'retries']);
  // Neither curl nor wget is in a slim image; the port may be another.
  assert.match(health?.text ?? '', /^CMD \["node", .*process\.env\.PORT.*\/healthz/);
  assert.equal(lastOf(final, 'STOPSIGNAL')?.text, 'SIGTERM');
  const { MIMER_DATA, HOST, PORT } = lastOf(final, 'ENV')?.properties ?? {};
  assert.deepEqual(JSON.parse(lastOf(final, 'VOLUME')?.text ?? ''), [MIMER_DATA]);
  assert.deepEqual([HOST, PORT], ['0.0.0.0', lastOf(final, 'EXPOSE')?.text]);
  const labels = lastOf(final, 'LABEL')?.properties ?? {};
  const { version } = z.parse(
    z.object({ version: z.string() }),
    JSON.parse(read('reference-server/package.json')),
  );
  assert.equal(labels['org.opencontainers.image.version'], version);
  for (const name of ['title', 'description', 'vendor', 'licenses'])
    assert.ok(labels[`org.opencontainers.image.${name}`], name);
});

test('the server is started without a shell between it and its signals', () => {
  for (const keyword of ['ENTRYPOINT', 'CMD'])
    assert.ok(Array.isArray(JSON.parse(lastOf(final, keyword)?.text ?? '')), keyword);
});

test('the builder gets neither data nor secrets nor what was built elsewhere', () => {
  const kept = [
    '.env',
    '.git/config',
    'data/secret',
    'reference-server/data/secret',
    'reference-server/secrets/mimer-secret',
    'node_modules/koa/package.json',
    'reference-server/node_modules/koa/package.json',
    'sdk/dist/index.js',
    'widget/cdn/mimer.js',
    'widget/tsconfig.tsbuildinfo',
    'test/output/report.json',
    'test/conformance/test/reference.test.ts',
    'examples/plain-html/index.html',
  ];
  assert.deepEqual(
    kept.filter(path => !isIgnored(path)),
    [],
  );
  const given = filesOfContext();
  for (const path of ['package-lock.json', 'LICENSE', 'sdk/src/index.ts', 'test/conformance/src/main.ts'])
    assert.ok(given.includes(path), path);
});
