import type { NewRequest, Receipt, Scope } from '@melikgazi/mimer-sdk/contract';
import { receiptSchema } from '@melikgazi/mimer-sdk/contract';
import { solveChallenge } from '@melikgazi/mimer-sdk/challenge';
import { challengeSchema } from '@melikgazi/mimer-sdk/contract';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { pino, type Logger } from 'pino';
import * as z from 'zod/mini';
import { createApp } from '../../reference-server/src/app.ts';
import { createAttachments } from '../../reference-server/src/attachments/attachments.ts';
import type { StagingLimits } from '../../reference-server/src/attachments/staging-limits.ts';
import { createChallenges } from '../../reference-server/src/challenge.ts';
import { eraseAgain } from '../../reference-server/src/erasures/erase-again.ts';
import { loadJurisdiction } from '../../reference-server/src/jurisdictions/load.ts';
import { noProxies, type TrustedProxies } from '../../reference-server/src/limits/client-address.ts';
import {
  createRateLimits,
  withoutLimits,
  type LimitNumbers,
} from '../../reference-server/src/limits/rate-limits.ts';
import { createVisitorOf } from '../../reference-server/src/limits/visitor.ts';
import { createWrongCodes } from '../../reference-server/src/limits/wrong-codes.ts';
import { createMetrics } from '../../reference-server/src/metrics.ts';
import { oweMessages } from '../../reference-server/src/notifications/owe-messages.ts';
import type { Endpoint } from '../../reference-server/src/parts.ts';
import type { SetTimer } from '../../reference-server/src/periodic-job.ts';
import type { Probe } from '../../reference-server/src/readiness.ts';
import { secretsFrom } from '../../reference-server/src/secrets.ts';
import type { FileSystem } from '../../reference-server/src/store/lowdb/file-system.ts';
import { nodeFileSystem } from '../../reference-server/src/store/lowdb/node-file-system.ts';
import type { RequestStore } from '../../reference-server/src/store/store.ts';
import type { Webhook } from '../../reference-server/src/webhooks/webhook-settings.ts';
import { injectFetch } from './inject-fetch.ts';
import { testBackend } from './test-backend.ts';

/** The folder of the tests' own municipality, which shares nothing with Melikgazi. */
export const rivertonFolder = fileURLToPath(new URL('jurisdictions/riverton', import.meta.url));

export const rivertonUrl = 'http://riverton.test/riverton/v1';

/** Monday noon in New York. */
export const noon = '2026-11-23T17:00:00.000Z';

export interface ServerOptions {
  readonly folder?: string;
  readonly now?: string;
  /** A clock that runs. @default one that stands at `now` */
  readonly clock?: () => Date;
  readonly secret?: string;
  readonly log?: Logger;
  readonly store?: (real: RequestStore) => RequestStore;
  /** @default the disk of this machine */
  readonly fileSystem?: FileSystem;
  /** @default no limits */
  readonly limits?: Partial<LimitNumbers>;
  /** How many wrong codes an hour go unpunished. @default as in production */
  readonly wrongCodes?: number;
  readonly trustedProxies?: TrustedProxies;
  /** @default as in production */
  readonly stagingLimits?: StagingLimits;
  readonly webhooks?: readonly Webhook[];
  readonly probes?: readonly Probe[];
  readonly stopping?: AbortSignal;
  /** @default the machine's */
  readonly setTimer?: SetTimer;
}

/** A server on a folder or a database of its own, without a port; it ends with the test. */
export const startServer = async (t: TestContext, options: ServerOptions = {}) => {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'mimer-test-')));
  if (options.folder === undefined) t.after(() => rm(folder, { recursive: true, force: true }));
  const data = await loadJurisdiction(rivertonFolder);
  const secrets = secretsFrom(options.secret ?? 'a secret that is long enough for tests');
  let now = options.now ?? noon;
  const clock = options.clock ?? (() => new Date(now));
  const { fileSystem = nodeFileSystem, webhooks = [] } = options;
  const backend = await testBackend().open(t, folder, fileSystem);
  let isOpen = true;
  const close = async () => {
    if (isOpen) await backend.close();
    isOpen = false;
  };
  t.after(close);
  const { keys, openCounter } = backend;
  const challenges = createChallenges('riverton', secrets, { rounds: 1, tries: 3 }, openCounter);
  const parts = await backend.openJurisdiction({
    id: 'riverton',
    clock,
    owe: oweMessages({ data, webhooks, clock }),
    onSpent: nonce => challenges.spend(nonce),
    ...(options.stagingLimits !== undefined && { stagingLimits: options.stagingLimits }),
  });
  const attachments = createAttachments({ store: parts.attachments, clock, fileSystem });
  const endpoint: Endpoint = {
    data,
    store: options.store?.(parts.store) ?? parts.store,
    attachments,
    erasures: parts.erasures,
    challenges,
    keys,
    secrets,
    clock,
    limits: createRateLimits({ ...withoutLimits, ...options.limits }, openCounter),
    wrongCodes: createWrongCodes(secrets, {
      openCounter,
      ...(options.wrongCodes !== undefined && { most: options.wrongCodes }),
    }),
    visitorOf: createVisitorOf(secrets, options.trustedProxies ?? noProxies),
    webhooks,
    trackingPage: 'http://riverton.test/',
    url: rivertonUrl,
    version: '0.0.0-test',
  };
  await eraseAgain(endpoint);
  const log = options.log ?? pino({ level: 'silent' });
  const metrics = createMetrics();
  const app = createApp({
    endpoints: [endpoint],
    deskOrigins: ['https://desk.riverton.test'],
    assets: [],
    log,
    metrics,
    probes: options.probes ?? [],
    stopping: options.stopping ?? new AbortController().signal,
    ...(options.setTimer !== undefined && { setTimer: options.setTimer }),
  });
  const fetch = injectFetch(app);
  const call = (path: string, init?: RequestInit) => fetch(`${rivertonUrl}${path}`, init);

  return {
    folder,
    backend,
    app,
    endpoint,
    metrics,
    attachments,
    fetch,
    call,
    close,
    /** Moves the clock. */
    setNow: (to: string) => {
      now = to;
    },
    /** Makes an API key. */
    key: (
      scopes: readonly Scope[],
      more: { unit?: string; client?: string; test?: boolean; expiresAt?: string } = {},
    ) => keys.create({ label: 'Tests', scopes, test: false, ...more }, clock()),
    /** Fetches a challenge and solves it. */
    solve: async () => solveChallenge(z.parse(challengeSchema, await (await call('/challenge')).json())),
    /** Posts a body as it is. */
    post: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      call(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    /** Submits a request with a key and answers its receipt. */
    submit: async (key: string, body: Partial<NewRequest> = {}): Promise<Receipt> => {
      const response = await call('/requests', {
        method: 'POST',
        headers: {
          ...bearer(key),
          'Content-Type': 'application/json',
          'Idempotency-Key': crypto.randomUUID(),
        },
        body: JSON.stringify({ ...tip, ...body }),
      });
      return z.parse(receiptSchema, await response.json());
    },
  };
};

export const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

/** The smallest request that Riverton takes from anyone. */
export const tip = {
  kind: 'tip',
  service: 'STR-2',
  description: 'A house is growing without a permit.',
  reply: { channel: 'none', locale: 'en' },
} satisfies NewRequest;

export const generalNotice = { id: 'general', version: '2' };
