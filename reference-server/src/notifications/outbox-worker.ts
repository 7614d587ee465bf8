import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { JurisdictionData } from '../jurisdictions/jurisdiction-data.ts';
import type { Resolve } from '../outbound/safe-addresses.ts';
import { machineTimer, type SetTimer } from '../periodic-job.ts';
import { withNews } from '@melikgazi/mimer-sdk/domain';
import type { Secrets } from '../secrets.ts';
import type { RequestStore } from '../store/store.ts';
import type { Webhook } from '../webhooks/webhook-settings.ts';
import type { Random } from './backoff.ts';
import type { Channel } from './channel.ts';
import { sendDelivery } from './send-delivery.ts';
import { sendNotification } from './send-notification.ts';
import { createWorker, type Queue, type Worker } from './worker.ts';

/** The channels that go by themselves. */
export const ownChannels = ['sms', 'whatsapp', 'email'] as const;
export type OwnChannel = (typeof ownChannels)[number];

/** What the messages of one jurisdiction are sent with. */
export interface OutboxParts {
  readonly data: JurisdictionData;
  readonly store: RequestStore;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly trackingPage: string;
  /** Those that have a gateway. */
  readonly channels: Readonly<Partial<Record<OwnChannel, Channel>>>;
  readonly webhooks: readonly Webhook[];
  /** Telephone numbers and e-mail addresses that messages of test requests may go to. */
  readonly testRecipients: ReadonlySet<string>;
  readonly log: Logger;
  /** @default the machine's */
  readonly random?: Random;
  /** @default the machine's */
  readonly setTimer?: SetTimer;
  /** @default by the machine */
  readonly resolve?: Resolve;
}

/** Longer than any try takes, so that none is made twice at a time. */
const leaseMilliseconds = 120_000;

/** How often due retries are looked for; new messages wake the worker. */
const everyMilliseconds = 5000;

const newsAtOnce = 100;

/** The worker that sends a jurisdiction's messages: to citizens, to webhooks, and the news of merged requests. */
export const createOutboxWorker = (parts: OutboxParts): Worker => {
  const { store, clock, channels, webhooks, log } = parts;
  const lease = (limit: number) => {
    const now = clock();
    const until = new Date(now.getTime() + leaseMilliseconds).toISOString();
    return { now: now.toISOString(), until, limit };
  };
  const queues = ownChannels.flatMap((name): Queue[] => {
    const channel = channels[name];
    if (channel === undefined) return [];
    return [
      {
        claim: limit => store.claimMessages({ kind: 'notification', lanes: [name], ...lease(limit) }),
        send: key => sendNotification(key, channel, parts),
        concurrency: 4,
      },
    ];
  });
  const send: Queue['send'] = key => sendDelivery(key, parts);
  // A queue each, so that a slow receiver keeps no other waiting; one more ends what is owed to those that are gone.
  const deliveries = [...webhooks.map(({ id }) => [id]), undefined].map((lanes): Queue => ({
    claim: limit =>
      store.claimMessages({ kind: 'delivery', ...(lanes !== undefined && { lanes }), ...lease(limit) }),
    send,
    concurrency: lanes === undefined ? 1 : 3,
  }));
  const reportMissing = missingReporter(parts);
  return createWorker({
    queues: [...queues, ...deliveries],
    prepare: async () => {
      await reportMissing();
      await spreadNews(parts);
    },
    everyMilliseconds,
    setTimer: parts.setTimer ?? machineTimer,
    onError: error => log.error({ err: error }, 'the outbox could not be worked off'),
  });
};

/** Has the citizens of merged requests told that the one theirs ended up in was closed. */
const spreadNews = async ({ store, clock, log }: OutboxParts): Promise<void> => {
  // Each once: what can't be stored now will be when the worker wakes again.
  const seen = new Set<string>();
  for (;;) {
    const owed = (await store.owedNews(newsAtOnce)).filter(({ reference }) => !seen.has(reference));
    if (owed.length === 0) return;
    for (const news of owed) {
      seen.add(news.reference);
      const arrival = { now: clock().toISOString(), newId: randomUUID };
      await store
        .update(news.reference, undefined, request => withNews(request, news, arrival))
        .catch((error: unknown) => log.error({ err: error }, 'news of a merged request could not be stored'));
    }
  }
};

/** Says once for each channel that its messages wait because it has no gateway. */
const missingReporter = ({ store, channels, data, log, clock }: OutboxParts) => {
  const reported = new Set<string>();
  let next = 0;
  return async (): Promise<void> => {
    // Counting what waits takes time where much does; new messages come all the time.
    const now = clock().getTime();
    if (now < next) return;
    next = now + 60_000;
    for (const { kind, lane, pending } of await store.messageBacklog()) {
      const isMissing = ownChannels.some(name => name === lane && channels[name] === undefined);
      if (kind !== 'notification' || !isMissing || reported.has(lane)) continue;
      reported.add(lane);
      log.warn(
        { jurisdiction: data.profile.id, channel: lane, pending },
        'messages wait at the desk: their channel has no gateway',
      );
    }
  };
};
