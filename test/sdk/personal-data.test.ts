import assert from 'node:assert/strict';
import { createMimer, isApiError } from '@melikgazi/mimer-sdk';
import { test } from 'node:test';
import { networkFailure, problem, scriptedFetch } from '../support/scripted-fetch.ts';

const endpoint = 'https://mimer.test/town/v1';
const reference = '2026-4819073-2';
const erased = () => new Response(null, { status: 204 });

test('erasing deletes the personal data with the key and answers nothing', async () => {
  const { fetch, requests } = scriptedFetch(erased());
  const mimer = createMimer({ endpoint, fetch, apiKey: 'mimer_test_k' });
  assert.equal(await mimer.desk.requests.erase(reference), undefined);
  const [request] = requests;
  assert.equal(request?.method, 'DELETE');
  assert.equal(request.url, `${endpoint}/desk/requests/${reference}/personal-data`);
  assert.equal(request.headers.get('Authorization'), 'Bearer mimer_test_k');
});

test('erasing is tried again when no answer came, since once more is no mistake', async () => {
  const { fetch, requests } = scriptedFetch(networkFailure(), erased());
  await createMimer({ endpoint, fetch, apiKey: 'mimer_test_k' }).desk.requests.erase(reference);
  assert.equal(requests.length, 2);
});

test('an open request is refused at once', async () => {
  const { fetch } = scriptedFetch(problem('still_open', 409));
  const mimer = createMimer({ endpoint, fetch, apiKey: 'mimer_test_k' });
  await assert.rejects(
    mimer.desk.requests.erase(reference),
    error => isApiError(error) && error.code === 'still_open',
  );
});

test('the export is asked for where the personal data is', async () => {
  const { fetch, requests } = scriptedFetch(problem('forbidden', 403));
  const mimer = createMimer({ endpoint, fetch, apiKey: 'mimer_test_k' });
  await assert.rejects(mimer.desk.requests.export(reference), error => isApiError(error));
  assert.equal(requests[0]?.method, 'GET');
  assert.equal(requests[0].url, `${endpoint}/desk/requests/${reference}/personal-data`);
});
