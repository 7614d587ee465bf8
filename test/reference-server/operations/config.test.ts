import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { configFrom, ConfigError } from '../../../reference-server/src/config.ts';
import { defaultLimits } from '../../../reference-server/src/limits/rate-limits.ts';

test('without settings nobody is trusted, the limits are the usual ones and there are no metrics', () => {
  const { trustedProxies, limits, metrics } = configFrom({});
  assert.deepEqual(trustedProxies, { hops: 0 });
  assert.deepEqual(limits, defaultLimits);
  assert.equal(metrics, undefined);
});

test('each limit can be set alone, and 0 ends it', () => {
  const { limits } = configFrom({ LIMIT_SUBMISSIONS: '5', LIMIT_DESK: '0' });
  assert.deepEqual(limits, { ...defaultLimits, submissions: 5, desk: 0 });
});

test('metrics stay on this machine unless told otherwise', () => {
  assert.deepEqual(configFrom({ METRICS_PORT: '9464' }).metrics, { port: 9464, host: '127.0.0.1' });
  assert.deepEqual(configFrom({ METRICS_PORT: '9464', METRICS_HOST: '10.0.0.5' }).metrics, {
    port: 9464,
    host: '10.0.0.5',
  });
});

test('how long requests are kept is the jurisdiction’s to say, unless it is set', () => {
  assert.equal(configFrom({}).retentionDays, undefined);
  assert.equal(configFrom({ RETENTION_DAYS: '365' }).retentionDays, 365);
});

test('a site may be in several folders, in the order in which they are looked through', () => {
  assert.deepEqual(configFrom({}).siteFolders, []);
  assert.deepEqual(configFrom({ MIMER_SITE: '/srv/site, /srv/more,' }).siteFolders, [
    resolve('/srv/site'),
    resolve('/srv/more'),
  ]);
});

const secret = 'a secret that is long enough for tests';

test('a database needs the secret that all of its servers share', () => {
  const DATABASE_URL = 'postgresql://mimer@db.example.tr/mimer';
  assert.equal(configFrom({ DATABASE_URL, MIMER_SECRET: secret }).databaseUrl, DATABASE_URL);
  assert.equal(configFrom({}).databaseUrl, undefined);
  assert.throws(
    () => configFrom({ DATABASE_URL }),
    (error: unknown) => error instanceof ConfigError && error.message.startsWith('MIMER_SECRET'),
  );
});

for (const url of [
  'mysql://mimer:canary@db.example.tr/mimer',
  'postgresql://mimer:canary@db.example.tr',
  'postgresql://mimer:canary#1@db.example.tr/mimer',
  'host=db.example.tr password=canary',
])
  test(`DATABASE_URL=${url.replace('canary', '…')} is refused without repeating its password`, () => {
    assert.throws(
      () => configFrom({ DATABASE_URL: url, MIMER_SECRET: secret }),
      (error: unknown) =>
        error instanceof ConfigError &&
        error.message.startsWith('DATABASE_URL') &&
        !error.message.includes('canary'),
    );
  });

for (const [name, value] of [
  ['PORT', '80a'],
  ['MIMER_PUBLIC_URL', 'ftp://example.tr'],
  ['MIMER_ORIGINS', 'https://desk.example.tr/path'],
  ['MIMER_SECRET', 'short'],
  ['LOG_LEVEL', 'loud'],
  ['TRUSTED_PROXIES', 'proxy.example.tr'],
  ['TRUSTED_PROXIES', '10.0.0.0/40'],
  ['METRICS_PORT', '70000'],
  ['LIMIT_CHALLENGES', '-1'],
  ['LIMIT_UPLOADS', 'many'],
  ['CHALLENGE_TRIES', '0'],
  ['CHALLENGE_TRIES', 'few'],
  ['RETENTION_DAYS', '0'],
  ['RETENTION_DAYS', 'ever'],
] as const)
  test(`${name}=${value} is refused with a sentence that names it`, () => {
    assert.throws(
      () => configFrom({ [name]: value }),
      (error: unknown) => error instanceof ConfigError && error.message.startsWith(name),
    );
  });
