import assert from 'node:assert/strict';
import { deskSummaryPageSchema } from '@melikgazi/mimer-sdk/contract';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { deskKey, openCase } from '../../support/desk.ts';
import { assertInvalid } from '../../support/problem.ts';
import { bearer, startServer } from '../../support/server.ts';
import { upload } from '../../support/uploads.ts';

test('redacting takes the words out of an event everywhere, and leaves that it happened', async t => {
  const server = await startServer(t);
  const key = await deskKey(server);
  const request = await openCase(server, key);
  await request.asks('replies', { text: 'My neighbour canaryname did it.' });
  const { timeline } = await request.does({ type: 'comment', text: 'Noted.', public: true });
  const reply = timeline.at(-2);
  await request.does({ type: 'redact', eventId: reply?.id ?? '' });

  const tracked = await request.track();
  const emptied = tracked.timeline.find(({ id }) => id === reply?.id);
  assert.deepEqual([emptied?.type, emptied?.text, emptied?.redacted], ['replied', undefined, true]);
  assert.equal(tracked.timeline.at(-1)?.type, 'redacted');
  const search = await server.call('/desk/requests?q=canaryname', { headers: bearer(key) });
  assert.deepEqual(z.parse(deskSummaryPageSchema, await search.json()).items, []);
  for (const file of await readdir(server.folder, { recursive: true, withFileTypes: true }))
    if (file.isFile()) {
      const content = await readFile(join(file.parentPath, file.name), 'utf8');
      assert.ok(!content.includes('canaryname'), file.name);
    }
});

test('files of a redacted event are gone for the citizen and for the desk', async t => {
  const server = await startServer(t);
  const key = await deskKey(server);
  const request = await openCase(server, key);
  const { id } = await upload(server);
  await request.asks('replies', { text: 'See the picture.', attachments: [id] });
  const path = `/desk/requests/${request.receipt.reference}/attachments/${id}`;
  assert.equal((await server.call(path, { headers: bearer(key) })).status, 200);
  const { timeline } = await request.get();
  const redacted = await request.does({ type: 'redact', eventId: timeline.at(-1)?.id ?? '' });
  assert.equal(redacted.timeline.at(-2)?.attachments, undefined);
  assert.equal((await server.call(path, { headers: bearer(key) })).status, 404);
  const files = await readdir(server.folder, { recursive: true });
  assert.deepEqual(
    files.filter(name => name.includes(id)),
    [],
  );
});

test('what is taken out of an internal note the citizen does not hear of', async t => {
  const server = await startServer(t);
  const request = await openCase(server, await deskKey(server));
  await request.does({ type: 'comment', text: 'Call Ali.', public: false });
  const before = await request.track();
  const { timeline } = await request.get();
  await request.does({ type: 'redact', eventId: timeline.at(-1)?.id ?? '' });
  assert.deepEqual((await request.track()).timeline, before.timeline);
});

test('an event that is not there can’t be redacted', async t => {
  const server = await startServer(t);
  const request = await openCase(server, await deskKey(server));
  await assertInvalid(await request.act({ type: 'redact', eventId: 'nothing' }, 1), {
    '/eventId': 'unknown_value',
  });
});
