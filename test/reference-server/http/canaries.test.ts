import assert from 'node:assert/strict';
import { calls, receiptSchema, scopes, type Call } from '@melikgazi/mimer-sdk/contract';
import { test, type TestContext } from 'node:test';
import { pino } from 'pino';
import * as z from 'zod/mini';
import { UnavailableError, type RequestStore } from '../../../reference-server/src/store/store.ts';
import { overriding } from '../../support/overriding.ts';
import { bearer, startServer, tip } from '../../support/server.ts';

/** Words that must be found nowhere but where they were sent to. */
const canaries = {
  givenName: 'Kanarya',
  familyName: 'Serçegil',
  nationalId: '10000000146',
  phone: '+12125559876',
  email: 'kanarya.sercegil@example.org',
  address: 'Kanarya Sokağı 17',
  description: 'Bülbülüm altın kafeste.',
};

const { description, ...applicant } = canaries;

/** Everything that a body may hold, whether the call takes it or not. */
const words = {
  text: description,
  description,
  applicant,
  channel: 'sms',
  score: 5,
  type: 'comment',
  public: true,
  outcome: 'done',
  note: canaries.address,
  contact: canaries.phone,
  [canaries.email]: canaries.phone,
};

const all: [string, Call][] = Object.entries(calls);

/** A server whose log of everything, down to `trace`, is kept. */
const start = async (t: TestContext, store?: (real: RequestStore) => RequestStore) => {
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: line => void lines.push(line) });
  const server = await startServer(t, { log, wrongCodes: Infinity, ...(store !== undefined && { store }) });
  const key = bearer(await server.key(scopes));
  const submit = (body: object = {}) =>
    server.post(
      '/requests',
      { ...tip, description, applicant, reply: { channel: 'sms', locale: 'en' }, externalId: 'k-1', ...body },
      { ...key, 'Idempotency-Key': crypto.randomUUID() },
    );
  return { server, lines, key, submit };
};

const headersOf = (response: Response) => JSON.stringify([...response.headers]);

const assertNone = (text: string, where: string): void => {
  for (const [name, canary] of Object.entries(canaries))
    for (const form of [
      canary,
      encodeURIComponent(canary),
      canary.toLowerCase(),
      JSON.stringify(canary).slice(1, -1),
    ])
      assert.ok(!text.includes(form), `${name} is in ${where}: ${text}`);
};

test('what people write is in no log, metric, header or URL, whichever call it came by', async t => {
  const { server, lines, key, submit } = await start(t);
  const submitted = await submit();
  assert.equal(submitted.status, 201);
  const heard = [headersOf(submitted)];
  const { reference, trackingCode } = z.parse(receiptSchema, await submitted.json());
  for (const [, call] of all)
    for (const credential of [{}, bearer(trackingCode), key])
      for (const body of [words, { text: description }, { ...tip, description, applicant }, description]) {
        const withBody = call.body !== undefined || call.multipart === true;
        const path = call.path
          .replace('{reference}', reference)
          .replace('{id}', encodeURIComponent(canaries.email));
        const query = `?q=${encodeURIComponent(canaries.familyName)}&cursor=${encodeURIComponent(description)}`;
        const response = await server.call(path + query, {
          method: call.method,
          headers: {
            ...credential,
            'If-Match': '"1"',
            'Idempotency-Key': crypto.randomUUID(),
            'Mimer-Challenge': Buffer.from(JSON.stringify(words)).toString('base64url'),
            'Mimer-Reference': encodeURIComponent(canaries.email),
            ...(withBody && { 'Content-Type': 'application/json' }),
          },
          ...(withBody && { body: JSON.stringify(body) }),
        });
        heard.push(headersOf(response));
      }
  assert.ok(lines.length > all.length * 10, `only ${lines.length} lines were logged`);
  assertNone(lines.join(''), 'the log');
  assertNone(await server.metrics.text(), 'the metrics');
  assertNone(heard.join(''), 'the headers');
});

test('a disk that fails and code that breaks are logged without what was being stored', async t => {
  for (const error of [
    new UnavailableError(false, { cause: new Error('EIO: i/o error, write') }),
    new TypeError('x is not a function'),
  ]) {
    const { server, lines, submit } = await start(t, real =>
      overriding(real, { insert: () => Promise.reject(error) }),
    );
    assert.ok((await submit()).status >= 500);
    assert.ok(lines.some(line => line.includes(error.message)));
    assertNone(lines.join(''), 'the log');
    assertNone(await server.metrics.text(), 'the metrics');
  }
});

test('the log knows neither addresses nor credentials nor references', async t => {
  const { server, lines, key, submit } = await start(t);
  const { reference, trackingCode } = z.parse(receiptSchema, await (await submit()).json());
  await server.call(`/requests/${reference}`, {
    headers: { ...bearer(trackingCode), 'X-Forwarded-For': '198.51.100.77' },
  });
  await server.call(`/desk/requests/${reference}?q=x`, { headers: key });
  const text = lines.join('');
  for (const secret of [reference, trackingCode, key.Authorization, '198.51.100.77', '127.0.0.1'])
    assert.ok(!text.includes(secret), `${secret} is in the log`);
});
