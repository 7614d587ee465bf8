import assert from 'node:assert/strict';
import { calls, problemCodes, problemSchema, scopes, type CallName } from '@melikgazi/mimer-sdk/contract';
import fc from 'fast-check';
import { test } from 'node:test';
import * as z from 'zod/mini';
import type { SetTimer } from '../../../reference-server/src/periodic-job.ts';
import { aReference, callAt, hostileCalls, type HostileCall } from '../../support/hostile/calls.ts';
import { createExchange, type Answer } from '../../support/hostile/http-exchange.ts';
import { listening } from '../../support/listening.ts';
import { startServer } from '../../support/server.ts';

const isLong = process.env['MIMER_LONG'] === '1';
const numRuns = isLong ? 200_000 : 2000;
// The same inputs each time, unless there is time for others.
const seed = isLong ? Date.now() : 20_261_123;

const reached: CallName[] = [
  'createRequest',
  'uploadAttachment',
  'trackRequest',
  'watchRequest',
  'replyToRequest',
  'changeReplyChannel',
  'withdrawRequest',
  'listDeskRequests',
  'actOnRequest',
  'erasePersonalData',
];

const statusOf = new Map<string, number>(Object.entries(problemCodes));

/** What would be followed for a quarter of an hour ends at once. */
const atOnce: SetTimer = task => {
  const waiting = setImmediate(task);
  return () => clearImmediate(waiting);
};

/** Whatever was sent, the answer is one of the contract's. */
const assertSound = (answer: Answer, { method, path }: HostileCall): void => {
  const { status, headers, body } = answer;
  const text = body.toString();
  assert.ok(status >= 200 && status < 500, `${status}: ${text}`);
  if (method === 'HEAD' || status === 304) assert.equal(text, '');
  else if (status >= 400) {
    assert.equal(headers['content-type'], 'application/problem+json');
    const problem = z.parse(problemSchema, JSON.parse(text));
    assert.equal(problem.status, status);
    assert.equal(statusOf.get(problem.code), status, problem.code);
    assert.equal(problem.requestId, headers['x-request-id']);
  } else {
    const { schema, events = false } = callAt(method, path)?.answer ?? {};
    const documents = events ? [...text.matchAll(/^data: (.*)$/gm)].map(([, data = '']) => data) : [text];
    if (schema !== undefined) for (const document of documents) z.parse(schema, JSON.parse(document));
  }
};

test(`${numRuns} inputs over all calls (seed ${seed}) break nothing`, async t => {
  const stagingLimits = { files: Infinity, bytes: Infinity, allBytes: Infinity };
  const server = await startServer(t, { wrongCodes: Infinity, stagingLimits, setTimer: atOnce });
  const key = await server.key(scopes);
  const receipts = await Promise.all(Array.from({ length: 40 }, () => server.submit(key)));
  const { port } = await listening(t, server);
  const { exchange, end } = createExchange(port);
  t.after(end);
  let turn = 0;
  const statuses = new Map<string, Set<number>>();

  const send = (hostile: HostileCall): Promise<Answer> => {
    turn += 1;
    const receipt = receipts[turn % receipts.length];
    const meant = (text: string) => text.replaceAll(aReference, receipt?.reference ?? '');
    const tokens = { owner: receipt?.trackingCode, key, stranger: undefined, nonsense: '\u00ff x' };
    const token = tokens[hostile.as];
    const headers = Object.entries(hostile.headers).map(([name, value]): [string, string] => [
      name,
      meant(value),
    ]);
    return exchange(
      hostile.method,
      `/riverton/v1${meant(hostile.path)}`,
      { ...Object.fromEntries(headers), ...(token !== undefined && { Authorization: `Bearer ${token}` }) },
      hostile.body === undefined ? undefined : Buffer.from(hostile.body, 'latin1'),
    );
  };

  await fc.assert(
    fc.asyncProperty(hostileCalls, async hostile => {
      const answer = await send(hostile);
      const seen = statuses.get(hostile.name) ?? new Set();
      statuses.set(hostile.name, seen.add(answer.status));
      assertSound(answer, hostile);
    }),
    { numRuns, seed, endOnFailure: true },
  );
  // Inputs that never get past the door would prove little.
  for (const name of reached)
    assert.ok(statuses.get(name)?.has(calls[name].answer.status), `${name} was never done`);
});
