import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Quotas } from '../../../reference-server/src/attachments/files/quotas.ts';
import { assertProblem } from '../../support/problem.ts';
import { bearer, startServer } from '../../support/server.ts';
import { attachmentFiles, postFile, smallJpeg, upload, type Part } from '../../support/uploads.ts';

const photo: Part = { name: 'photo.jpg', type: 'image/jpeg', content: smallJpeg };
const limits = { files: 2, bytes: 10_000_000, allBytes: 10_000_000 };

test('a client can’t have more files waiting than its quota, and what is claimed waits no longer', async t => {
  const server = await startServer(t, { stagingLimits: limits });
  const key = await server.key(['requests:write'], { client: 'bot' });
  const first = await upload(server, photo, bearer(key));
  await upload(server, photo, bearer(key));
  const refused = await postFile(server, photo, bearer(key));
  assert.ok(Number(refused.headers.get('Retry-After')) > 0);
  await assertProblem(refused, 'storage_full');
  await server.submit(key, { attachments: [first.id] });
  await upload(server, photo, bearer(key));
});

test('one client’s quota is not another’s', async t => {
  const server = await startServer(t, { stagingLimits: limits });
  const [one, other] = [
    await server.key(['requests:write'], { client: 'one' }),
    await server.key(['requests:write'], { client: 'other' }),
  ];
  await upload(server, photo, bearer(one));
  await upload(server, photo, bearer(one));
  await upload(server, photo, bearer(other));
});

test('a refused file is not counted', async t => {
  const server = await startServer(t, { stagingLimits: limits });
  const key = await server.key(['requests:write'], { client: 'bot' });
  for (let tries = 0; tries < 5; tries += 1)
    await postFile(server, { ...photo, content: 'no photo' }, bearer(key));
  await upload(server, photo, bearer(key));
});

test('all waiting files together have a limit', async t => {
  const server = await startServer(t, { stagingLimits: { ...limits, allBytes: 1_500_000 } });
  const content = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(800_000, 'x')]);
  const part = { name: 'a.pdf', type: 'application/pdf', content };
  await upload(server, part, bearer(await server.key(['requests:write'], { client: 'one' })));
  const response = await postFile(
    server,
    part,
    bearer(await server.key(['requests:write'], { client: 'other' })),
  );
  await assertProblem(response, 'storage_full');
});

test('quotas survive a restart', async t => {
  const server = await startServer(t, { stagingLimits: limits });
  const key = await server.key(['requests:write'], { client: 'bot' });
  await upload(server, photo, bearer(key));
  await upload(server, photo, bearer(key));
  await server.close();
  const restarted = await startServer(t, { folder: server.folder, stagingLimits: limits });
  await assertProblem(await postFile(restarted, photo, bearer(key)), 'storage_full');
});

test('no record says where a citizen’s file came from', async t => {
  const server = await startServer(t, { now: new Date().toISOString() });
  const challenge = Buffer.from(JSON.stringify(await server.solve())).toString('base64url');
  await upload(server, photo, { 'Mimer-Challenge': challenge });
  for (const { path, content } of await attachmentFiles(server))
    if (path.endsWith('.json')) assert.doesNotMatch(content.toString(), /127\.0\.0\.1|::1/);
});

test('a file is counted back once, however often it is released', () => {
  const quotas = new Quotas({ files: 2, bytes: 100, allBytes: 100 });
  const release = quotas.add('a', 60);
  quotas.add('a', 40);
  assert.equal(quotas.hasRoom('b', 1), false);
  release();
  release();
  assert.equal(quotas.hasRoom('b', 60), true);
  assert.equal(quotas.hasRoom('b', 61), false);
});
