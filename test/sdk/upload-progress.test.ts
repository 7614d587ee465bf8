import assert from 'node:assert/strict';
import {
  createMimer,
  isApiError,
  isConnectionError,
  isContractError,
  type UploadProgress,
} from '@melikgazi/mimer-sdk';
import { test } from 'node:test';
import { fakeXhr, type FakeAnswer } from '../support/fake-xhr.ts';
import { json, scriptedFetch } from '../support/scripted-fetch.ts';

const endpoint = 'https://mimer.test/town/v1';
const attachment = { id: '0f'.repeat(16), name: 'a.jpg', mediaType: 'image/jpeg', bytes: 3 };
const photo = new Blob(['abc'], { type: 'image/jpeg' });

const answered = (status: number, body: unknown, type = 'application/json'): FakeAnswer => ({
  status,
  headers: { 'content-type': type },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

const upload = (more: { signal?: AbortSignal; timeout?: number } = {}) =>
  createMimer({ endpoint, locale: 'tr' }).attachments.upload(photo, {
    name: 'çukur.jpg',
    onProgress: () => undefined,
    ...more,
  });

test('progress is told while a file leaves', async t => {
  fakeXhr(t, answered(201, attachment));
  const told: UploadProgress[] = [];
  const uploaded = await createMimer({ endpoint }).attachments.upload(photo, {
    name: 'a.jpg',
    onProgress: progress => told.push(progress),
  });
  assert.deepEqual(uploaded, attachment);
  assert.deepEqual(told, [
    { sent: 40, total: 100 },
    { sent: 100, total: 100 },
  ]);
});

test('an upload with progress sends the same form and headers, and no cookies', async t => {
  const sent = fakeXhr(t, answered(201, attachment));
  await createMimer({ endpoint, locale: 'tr' }).attachments.upload(photo, {
    name: 'çukur.jpg',
    reference: '2026-4819073-2',
    trackingCode: '0123456789',
    onProgress: () => undefined,
  });
  assert.equal(sent.length, 1);
  const { method, url, headers, body, xhr } = sent[0] ?? assert.fail();
  assert.deepEqual([method, url], ['POST', `${endpoint}/attachments`]);
  assert.deepEqual(headers, {
    accept: 'application/json',
    'accept-language': 'tr',
    authorization: 'Bearer 0123456789',
    'mimer-reference': '2026-4819073-2',
  });
  assert.equal(Reflect.get(xhr, 'withCredentials'), false);
  assert.ok(body instanceof FormData);
  const file = body.get('file');
  assert.ok(file instanceof File);
  assert.deepEqual([file.name, file.type, await file.text()], ['çukur.jpg', 'image/jpeg', 'abc']);
});

test('an upload with progress is refused as any call is', async t => {
  const refusal = {
    type: 'about:blank',
    title: 't',
    status: 413,
    code: 'too_large',
    detail: 'd',
    requestId: 'r',
  };
  fakeXhr(t, answered(413, refusal, 'application/problem+json'));
  await assert.rejects(upload(), error => isApiError(error) && error.code === 'too_large');
});

test('no network is no network, also with progress, and is not tried again by itself', async t => {
  const sent = fakeXhr(t, 'failure');
  await assert.rejects(upload(), error => isConnectionError(error));
  assert.equal(sent.length, 1);
});

test('an answer after a redirect is none', async t => {
  fakeXhr(t, { ...answered(201, attachment), from: 'https://elsewhere.test/' });
  await assert.rejects(upload(), error => isConnectionError(error));
});

test('a page in place of an answer is no answer of the contract', async t => {
  fakeXhr(t, answered(200, '<!doctype html>', 'text/html'));
  await assert.rejects(upload(), error => isContractError(error));
});

test('JSON that is no attachment is no answer of the contract', async t => {
  fakeXhr(t, answered(201, { id: 7 }));
  await assert.rejects(upload(), error => isContractError(error));
});

test('an empty answer is no answer of the contract', async t => {
  fakeXhr(t, { status: 204 });
  await assert.rejects(upload(), error => isContractError(error));
});

test('an upload with progress can be taken back, before and while it runs', async t => {
  const sent = fakeXhr(t, 'silence');
  const before = AbortSignal.abort(new Error('never mind'));
  await assert.rejects(upload({ signal: before }), { message: 'never mind' });
  assert.equal(sent.length, 0);
  const controller = new AbortController();
  const uploading = upload({ signal: controller.signal });
  setImmediate(() => controller.abort(new Error('changed my mind')));
  await assert.rejects(uploading, { message: 'changed my mind' });
  assert.equal(sent.length, 1);
});

test('an upload with progress does not take longer than it may', async t => {
  fakeXhr(t, 'silence');
  await assert.rejects(upload({ timeout: 20 }), error => isConnectionError(error));
});

test('a client with a fetch of its own uploads by it, and nothing is told', async t => {
  const sent = fakeXhr(t, 'failure');
  const { fetch, requests } = scriptedFetch(json(attachment, 201));
  await createMimer({ endpoint, fetch }).attachments.upload(photo, {
    name: 'a.jpg',
    onProgress: () => assert.fail('Nothing can be told.'),
  });
  assert.deepEqual([requests.length, sent.length], [1, 0]);
});
