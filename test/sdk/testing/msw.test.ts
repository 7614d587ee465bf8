import assert from 'node:assert/strict';
import { createMimer } from '@melikgazi/mimer-sdk';
import { createTestBackend } from '@melikgazi/mimer-sdk/testing';
import { mswHandlers } from '@melikgazi/mimer-sdk/testing/msw';
import { setupServer } from 'msw/node';
import { after, before, test } from 'node:test';
import { complaint } from './support.ts';

const backend = createTestBackend();
const server = setupServer(...mswHandlers(backend));
// Other tests of this process call servers of their own.
before(() => server.listen({ onUnhandledFrame: 'bypass' }));
after(() => server.close());

const mimer = () => createMimer({ endpoint: backend.endpoint, apiKey: backend.apiKey() });

test('Mock Service Worker brings the platform’s own fetch to the backend', async () => {
  assert.equal((await mimer().jurisdiction.get()).id, 'ornek');
  const { reference } = await mimer().requests.create(complaint);
  assert.equal(backend.requests.at(-1)?.reference, reference);
  const file = new Blob(['%PDF-1.7'], { type: 'application/pdf' });
  assert.equal((await mimer().attachments.upload(file, { name: 'plan.pdf' })).bytes, 8);
  assert.equal((await fetch(`${backend.endpoint}/nowhere`)).status, 404);
});

test('what a scenario loses is lost there too', async () => {
  const before = backend.requests.length;
  backend.scenarios.lostAnswer({ call: 'createRequest' });
  await assert.rejects(mimer().requests.create(complaint, { retries: 0 }), { name: 'ConnectionError' });
  assert.equal(backend.requests.length, before + 1);
});
