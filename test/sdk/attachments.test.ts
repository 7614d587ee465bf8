import assert from 'node:assert/strict';
import { createMimer, isApiError, isConnectionError, isUnsupportedError } from '@melikgazi/mimer-sdk';
import { test } from 'node:test';
import { json, networkFailure, problem, scriptedFetch } from '../support/scripted-fetch.ts';

const endpoint = 'https://mimer.test/town/v1';
const attachment = { id: '0f'.repeat(16), name: 'çukur.jpg', mediaType: 'image/jpeg', bytes: 3 };
const photo = new Blob(['abc'], { type: 'image/jpeg' });

const challenge = {
  challenge: {
    parameters: { algorithm: 'A', nonce: 'ab', salt: 'cd', cost: 1, keyLength: 32, keyPrefix: '00' },
    signature: 'é>?',
  },
  solution: { counter: 1, derivedKey: 'ef' },
};

test('a file goes out as the one part of a form, with its name and type', async () => {
  const { fetch, requests } = scriptedFetch(json(attachment, 201));
  const uploaded = await createMimer({ endpoint, fetch }).attachments.upload(photo, { name: 'çukur.jpg' });
  assert.deepEqual(uploaded, attachment);
  const [request] = requests;
  assert.equal(request?.method, 'POST');
  assert.equal(request.url, `${endpoint}/attachments`);
  assert.equal(request.headers.get('Authorization'), null);
  const form = await request.formData();
  assert.deepEqual([...form.keys()], ['file']);
  const file = form.get('file');
  assert.ok(file instanceof File);
  assert.deepEqual([file.name, file.type, await file.text()], ['çukur.jpg', 'image/jpeg', 'abc']);
});

test('a solved challenge travels in its header as base64url of its JSON', async () => {
  const { fetch, requests } = scriptedFetch(json(attachment, 201));
  await createMimer({ endpoint, fetch }).attachments.upload(photo, { name: 'a.jpg', challenge });
  const header = requests[0]?.headers.get('Mimer-Challenge') ?? '';
  assert.match(header, /^[\w-]+$/);
  assert.deepEqual(JSON.parse(Buffer.from(header, 'base64url').toString()), challenge);
});

test('an upload for a reply brings the request and its code', async () => {
  const { fetch, requests } = scriptedFetch(json(attachment, 201));
  await createMimer({ endpoint, fetch }).attachments.upload(photo, {
    name: 'a.jpg',
    reference: '2026-4819073-2',
    trackingCode: '0123456789',
  });
  assert.equal(requests[0]?.headers.get('Authorization'), 'Bearer 0123456789');
  assert.equal(requests[0]?.headers.get('Mimer-Reference'), '2026-4819073-2');
});

test('a client uploads with its key', async () => {
  const { fetch, requests } = scriptedFetch(json(attachment, 201));
  await createMimer({ endpoint, fetch, apiKey: 'mimer_test_k' }).attachments.upload(photo, { name: 'a.jpg' });
  assert.equal(requests[0]?.headers.get('Authorization'), 'Bearer mimer_test_k');
});

test('an upload is not repeated by itself, since its challenge may be spent', async () => {
  const { fetch, requests } = scriptedFetch(networkFailure(), json(attachment, 201));
  const uploading = createMimer({ endpoint, fetch }).attachments.upload(photo, { name: 'a.jpg' });
  await assert.rejects(uploading, error => isConnectionError(error));
  assert.equal(requests.length, 1);
});

test('a refused file says why', async () => {
  const { fetch } = scriptedFetch(problem('too_large', 413));
  const uploading = createMimer({ endpoint, fetch }).attachments.upload(photo, { name: 'a.jpg' });
  await assert.rejects(uploading, error => isApiError(error) && error.code === 'too_large');
});

test('a backend that takes no files is told apart', async () => {
  const jurisdiction = {
    id: 'town',
    name: 'Town',
    locales: ['en'],
    defaultLocale: 'en',
    timeZone: 'Europe/Istanbul',
    capabilities: ['challenge'],
    contact: { alwaysOpen: [] },
    kinds: [{ code: 'tip', name: 'Tip', description: '', identity: 'none', anonymous: true }],
    neighbourhoods: [],
    replyChannels: ['none'],
    notices: [],
  };
  const { fetch } = scriptedFetch(problem('not_found', 404), json(jurisdiction));
  const uploading = createMimer({ endpoint, fetch }).attachments.upload(photo, { name: 'a.jpg' });
  await assert.rejects(uploading, error => isUnsupportedError(error) && error.capability === 'attachments');
});

test('an upload can be taken back', async () => {
  const controller = new AbortController();
  const fetch = (input: string | URL | Request, init?: RequestInit): Promise<Response> =>
    new Promise((_resolve, reject) => {
      const { signal } = new Request(input, init);
      signal.addEventListener('abort', () => reject(new Error('aborted', { cause: signal.reason })));
      controller.abort(new Error('changed my mind'));
    });
  const { signal } = controller;
  const uploading = createMimer({ endpoint, fetch }).attachments.upload(photo, { name: 'a.jpg', signal });
  await assert.rejects(uploading, { message: /changed my mind|aborted/ });
});

test('a file comes back as a Blob of its type', async () => {
  const answer = () => new Response('abc', { headers: { 'Content-Type': 'image/webp' } });
  const { fetch, requests } = scriptedFetch(answer(), answer());
  const mimer = createMimer({ endpoint, fetch, apiKey: 'mimer_test_k' });
  const file = await mimer.attachments.get('2026-4819073-2', '0123456789', attachment.id);
  assert.deepEqual([file.type, await file.text()], ['image/webp', 'abc']);
  assert.equal(requests[0]?.url, `${endpoint}/requests/2026-4819073-2/attachments/${attachment.id}`);
  assert.equal(requests[0].headers.get('Authorization'), 'Bearer 0123456789');
  await mimer.desk.attachments.get('2026-4819073-2', attachment.id);
  assert.equal(requests[1]?.url, `${endpoint}/desk/requests/2026-4819073-2/attachments/${attachment.id}`);
  assert.equal(requests[1].headers.get('Authorization'), 'Bearer mimer_test_k');
});

test('a file that is not there is the backend’s refusal, not a Blob', async () => {
  const { fetch } = scriptedFetch(problem('forbidden', 403));
  const reading = createMimer({ endpoint, fetch }).attachments.get('2026-4819073-2', '0123456789', 'x');
  await assert.rejects(reading, error => isApiError(error) && error.code === 'forbidden');
});
