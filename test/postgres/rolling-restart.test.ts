import { createMimer } from '@melikgazi/mimer-sdk';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod/mini';
import { httpReceiver } from '../support/http-receiver.ts';
import { secretOf } from '../support/outbox.ts';
import { startCluster } from '../support/postgres/cluster.ts';
import { serverProcess } from '../support/server-process.ts';

const writers = 6;
/** What three processes had in their hands, four messages each: their leases end after two minutes. */
const inHand = 12;

const messageSchema = z.object({ reference: z.string() });

/** Goes on asking with the same key until there is an answer, as a caller does who must not lose anything. */
const untilAnswered = async <T>(ask: () => Promise<T>): Promise<T> => {
  for (;;) {
    try {
      return await ask();
    } catch {
      await delay(50);
    }
  }
};

test('three servers under load, one killed, the database restarted, each restarted in turn: all that was acknowledged is stored, once, and told once', async t => {
  const cluster = await startCluster(t);
  const gateway = await httpReceiver(t, () => delay(5).then(() => 200));
  const settings = {
    DATABASE_URL: cluster.url,
    MIMER_SECRET: 'a secret that is long enough for tests',
    MIMER_PUBLIC_URL: 'http://localhost:8787',
    SMS_GATEWAY_URL: gateway.url,
    SMS_GATEWAY_SECRET: secretOf('a'),
    LOG_LEVEL: 'fatal',
  };
  const servers = [
    await serverProcess(t, settings),
    await serverProcess(t, settings),
    await serverProcess(t, settings),
  ];
  const apiKey = await servers[0]?.command(
    ...['key', 'create', '--label', 'Tests', '--scopes', 'requests:write,desk:read'],
  );
  const clients = servers.map(({ endpoint }) =>
    createMimer({ endpoint, ...(apiKey !== undefined && { apiKey }) }),
  );
  const receipts = new Map<string, string>();
  let intents = 0;
  let isOver = false;
  const writer = async () => {
    while (!isOver) {
      const idempotencyKey = `rolling-restart-intent-${(intents += 1)}`;
      let calls = intents;
      const { reference } = await untilAnswered(() => {
        const mimer = clients[(calls += 1) % clients.length];
        assert.ok(mimer);
        return mimer.requests.create(
          {
            kind: 'report',
            service: 'GEN-99',
            description: idempotencyKey,
            applicant: { givenName: 'Ayşe', familyName: 'Yılmaz', phone: '+905302539191' },
            reply: { channel: 'sms', locale: 'tr' },
          },
          { idempotencyKey, retries: 0, timeout: 5000 },
        );
      });
      assert.equal(receipts.get(idempotencyKey) ?? reference, reference);
      receipts.set(idempotencyKey, reference);
    }
  };
  const writing = Array.from({ length: writers }, writer);

  await delay(700);
  await servers[0]?.kill();
  await delay(300);
  await servers[0]?.start();
  await cluster.stop('fast');
  await delay(300);
  await cluster.start();
  for (const server of servers) {
    assert.equal(await server.stop(), 0);
    await server.start();
  }
  await delay(300);
  isOver = true;
  await Promise.all(writing);

  assert.ok(receipts.size > 3 * writers, `only ${receipts.size} were acknowledged`);
  assert.equal(receipts.size, intents);
  const stored: string[] = [];
  const [, mimer] = clients;
  assert.ok(mimer);
  for await (const { reference } of mimer.desk.requests.list({ limit: 200 })) stored.push(reference);
  assert.deepEqual(
    stored.sort(),
    [...receipts.values()].sort(),
    'stored and acknowledged are the same, each once',
  );

  // What a killed server was sending comes again when its lease has ended, under the same id; nothing else does.
  const idsOf = () => gateway.taken.map(({ headers }) => String(headers['idempotency-key']));
  const isTold = () => new Set(idsOf()).size >= receipts.size - inHand;
  for (let tries = 0; !isTold() && tries < 600; tries += 1) await delay(50);
  assert.ok(isTold(), `${new Set(idsOf()).size} of ${receipts.size} were told`);
  const references = gateway.taken.map(({ body }) => z.parse(messageSchema, JSON.parse(body)).reference);
  assert.equal(new Set(references).size, new Set(idsOf()).size, 'each request is told of under one id');
  const repeated = idsOf().length - new Set(idsOf()).size;
  assert.ok(repeated <= inHand, `${repeated} were told twice`);
});
