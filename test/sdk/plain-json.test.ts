import assert from 'node:assert/strict';
import { createMimer, type NewRequest } from '@melikgazi/mimer-sdk';
import { test } from 'node:test';
import { json, receipt, scriptedFetch } from '../support/scripted-fetch.ts';

const endpoint = 'https://mimer.test/town/v1';

const body: NewRequest = {
  kind: 'complaint',
  service: 'S-1',
  description: 'Bir "çukur";\n\u2028 sonu \ud800',
  attributes: { size: 2.5, big: true, seen: ['a', 'b'] },
  location: { lat: -0 },
  applicant: undefined,
  reply: { channel: 'none', locale: 'tr' },
  notices: [{ id: 'general', version: '1' }],
};

const sentBy = async (answer: Response): Promise<string | undefined> => {
  const { fetch, requests } = scriptedFetch(answer);
  await createMimer({ endpoint, fetch }).requests.create(body);
  return requests[0]?.text();
};

test('what is sent is what JSON.stringify makes of it', async () => {
  assert.equal(await sentBy(json(receipt, 201)), JSON.stringify(body));
});

test('what old libraries add to arrays and objects changes nothing of it', async t => {
  const clean = await sentBy(json(receipt, 201));
  const answer = json(receipt, 201);
  const toJSON = { value: () => 'vandal', configurable: true, enumerable: true };
  const prototypes = [Array.prototype, Object.prototype, String.prototype];
  t.after(() => prototypes.forEach(prototype => Reflect.deleteProperty(prototype, 'toJSON')));
  for (const prototype of prototypes) Object.defineProperty(prototype, 'toJSON', toJSON);
  assert.equal(await sentBy(answer), clean);
});
