import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadWebhooks } from '../../../reference-server/src/webhooks/webhook-settings.ts';
import { secretOf } from '../../support/outbox.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const crm = { id: 'crm', url: 'https://crm.example/in', secrets: [secretOf('a')] };

const load = async (t: Parameters<typeof temporaryFolder>[0], content: unknown) => {
  const path = join(await temporaryFolder(t), 'webhooks.json');
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return loadWebhooks(path);
};

test('a webhook needs an id, a URL and a secret; it wants everything and may not be private', async t => {
  const [webhook] = await load(t, [crm]);
  assert.deepEqual(
    [webhook?.id, webhook?.url.href, webhook?.allowPrivate, webhook?.wants('rated')],
    ['crm', 'https://crm.example/in', false, true],
  );
});

test('a webhook may want some events only, and stand in the own network', async t => {
  const [webhook] = await load(t, [
    { ...crm, url: 'http://10.0.0.5/in', events: ['received'], allowPrivate: true },
  ]);
  assert.deepEqual(
    [webhook?.wants('received'), webhook?.wants('rated'), webhook?.allowPrivate],
    [true, false, true],
  );
});

for (const [title, content, message] of [
  ['no JSON', '[{', /WEBHOOKS_FILE .*webhooks\.json must be array/],
  ['no list', crm, /must be array/],
  ['a member that nobody knows', [{ ...crm, colour: 'red' }], /at \/0 does not know “colour”/],
  ['no secret', [{ ...crm, secrets: [] }], /at \/0\/secrets/],
  ['a secret that is short', [{ ...crm, secrets: ['whsec_c2hvcnQ='] }], /at \/0\/secrets\/0 must be whsec_/],
  ['an event that nobody knows', [{ ...crm, events: ['danced'] }], /at \/0\/events\/0/],
  ['a URL that is none', [{ ...crm, url: 'crm' }], /at \/0\/url must be an http\(s\) URL/],
  ['a URL without TLS', [{ ...crm, url: 'http://crm.example' }], /at \/0\/url must be an https URL unless/],
  [
    'a password in the URL',
    [{ ...crm, url: 'https://a:b@crm.example' }],
    /at \/0\/url must not hold a password/,
  ],
  ['an id that stands twice', [crm, crm], /at \/1\/id stands twice: “crm”/],
] as const)
  test(`${title} stops the start with a sentence`, async t => {
    await assert.rejects(load(t, content), { name: 'ConfigError', message });
  });

test('a file that is not there stops the start with a sentence', async () => {
  await assert.rejects(loadWebhooks('/nowhere/webhooks.json'), {
    name: 'ConfigError',
    message: 'WEBHOOKS_FILE /nowhere/webhooks.json can’t be read.',
  });
});

test('no sentence quotes a secret', async t => {
  await assert.rejects(load(t, [{ ...crm, secrets: ['canary-secret'] }]), (error: unknown) => {
    assert.ok(error instanceof Error && !error.message.includes('canary'));
    return true;
  });
});
