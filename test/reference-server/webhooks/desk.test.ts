import {
  jurisdictionSchema,
  webhookDeliveryPageSchema,
  webhookDeliverySchema,
} from '@melikgazi/mimer-sdk/contract';
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import * as z from 'zod/mini';
import type { Webhook } from '../../../reference-server/src/webhooks/webhook-settings.ts';
import { deskKey, openCase } from '../../support/desk.ts';
import { httpReceiver } from '../../support/http-receiver.ts';
import { outboxOf, secretOf } from '../../support/outbox.ts';
import { assertProblem } from '../../support/problem.ts';
import { bearer, startServer } from '../../support/server.ts';

const start = async (t: TestContext) => {
  const receiver = await httpReceiver(t);
  const webhook: Webhook = {
    id: 'crm',
    url: new URL(receiver.url),
    secrets: [secretOf('a')],
    allowPrivate: true,
    wants: () => true,
  };
  const server = await startServer(t, { webhooks: [webhook, { ...webhook, id: 'archive' }] });
  const key = await deskKey(server);
  const list = async (query = '', by = key) => {
    const response = await server.call(`/desk/webhook-deliveries${query}`, { headers: bearer(by) });
    return z.parse(webhookDeliveryPageSchema, await response.json());
  };
  const replay = (id: string, by = key) =>
    server.call(`/desk/webhook-deliveries/${id}/replay`, { method: 'POST', headers: bearer(by) });
  return { receiver, server, key, list, replay };
};

test('a server with webhooks names the capability, one without does not', async t => {
  const { server } = await start(t);
  const capabilitiesOf = async ({ call }: Pick<typeof server, 'call'>) =>
    z.parse(jurisdictionSchema, await (await call('/')).json()).capabilities;
  assert.ok((await capabilitiesOf(server)).includes('webhooks'));
  assert.ok(!(await capabilitiesOf(await startServer(t))).includes('webhooks'));
});

test('the desk sees how each message to a webhook stands', async t => {
  const { server, key, list } = await start(t);
  const { receipt } = await openCase(server, key);
  const { items } = await list();
  assert.deepEqual(
    items.map(({ webhook, reference, type, state, attempts }) => [webhook, reference, type, state, attempts]),
    ['crm', 'archive'].map(webhook => [webhook, receipt.reference, 'request.received', 'pending', 0]),
  );
  assert.equal((await list('?webhook=crm')).items.length, 1);
  assert.equal((await list('?state=sent')).items.length, 0);
  const first = await list('?limit=1');
  assert.equal((await list(`?limit=1&cursor=${first.nextCursor}`)).items[0]?.webhook, 'archive');
});

test('a message is sent again with the id it had, whether it arrived or was given up', async t => {
  const { receiver, server, key, list, replay } = await start(t);
  await openCase(server, key);
  const worker = outboxOf(server);
  await worker.round();
  const [sent] = (await list('?webhook=crm')).items;
  assert.equal(sent?.state, 'sent');
  const again = z.parse(webhookDeliverySchema, await (await replay(sent.id)).json());
  assert.deepEqual([again.id, again.state, again.attempts], [sent.id, 'pending', 0]);
  await worker.round();
  assert.equal(receiver.taken.filter(({ headers }) => headers['webhook-id'] === sent.id).length, 2);
});

test('a unit’s key sees and replays the messages of its own requests', async t => {
  const { server, key, list, replay } = await start(t);
  const works = await server.key(['desk:read', 'desk:write'], { unit: 'works' });
  const mine = await openCase(server, key);
  const theirs = await openCase(server, key);
  await mine.does({ type: 'forward', unit: 'works' });
  const seen = (await list('', works)).items;
  assert.equal(seen.length, 4);
  assert.ok(seen.every(({ reference }) => reference === mine.receipt.reference));
  const other = (await list()).items.find(({ reference }) => reference === theirs.receipt.reference);
  await assertProblem(await replay(other?.id ?? '', works), 'not_found');
  assert.equal((await replay(seen[0]?.id ?? '', works)).status, 200);
});

test('what is not there is not found, and a bad query names its parameter', async t => {
  const { server, key, replay } = await start(t);
  const { receipt } = await openCase(server, key);
  for (const id of ['nonsense', `${receipt.reference}_nonsense`])
    await assertProblem(await replay(id), 'not_found');
  const response = await server.call('/desk/webhook-deliveries?state=lost', { headers: bearer(key) });
  assert.equal((await assertProblem(response, 'invalid')).errors?.[0]?.parameter, 'state');
});
