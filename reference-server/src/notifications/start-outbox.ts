import type { Logger } from 'pino';
import type { Metrics } from '../metrics.ts';
import type { Endpoint } from '../parts.ts';
import type { Probe } from '../readiness.ts';
import { gatewayChannel } from './gateway-channel.ts';
import type { OutboxConfig } from './outbox-config.ts';
import { createOutboxWorker, ownChannels, type OutboxParts } from './outbox-worker.ts';
import { smtpChannel } from './smtp-channel.ts';

/** The workers of all jurisdictions. */
export interface RunningOutbox {
  readonly probes: readonly Probe[];
  /** Begins nothing more; resolves when what is being sent has ended. */
  stop(): Promise<void>;
}

/** Starts a worker for each jurisdiction; a change in its store wakes it. */
export const startOutbox = (
  endpoints: readonly Endpoint[],
  { config, log, metrics }: { config: OutboxConfig; log: Logger; metrics: Pick<Metrics, 'gauge'> },
): RunningOutbox => {
  const clock = () => new Date();
  const { sms, whatsapp, smtp } = config;
  const email = smtp && smtpChannel(smtp);
  const channels: OutboxParts['channels'] = {
    ...(sms !== undefined && { sms: gatewayChannel(sms, clock) }),
    ...(whatsapp !== undefined && { whatsapp: gatewayChannel(whatsapp, clock) }),
    ...(email !== undefined && { email }),
  };
  const testRecipients = new Set(config.testRecipients);
  const running = endpoints.map(endpoint => {
    const worker = createOutboxWorker({ ...endpoint, channels, testRecipients, log });
    const unwatch = endpoint.store.watch(() => worker.wake());
    worker.wake();
    return { worker, unwatch };
  });
  metrics.gauge('outbox_pending', 'Messages to citizens and webhooks that are not sent yet.', async () => {
    const backlogs = await Promise.all(endpoints.map(({ store }) => store.messageBacklog()));
    return backlogs.flat().reduce((sum, { pending }) => sum + pending, 0);
  });
  return {
    probes: endpoints.map(endpoint => outboxProbe(endpoint, channels)),
    stop: async () => {
      for (const { unwatch } of running) unwatch();
      await Promise.all(running.map(({ worker }) => worker.stop()));
      email?.close();
    },
  };
};

const noteworthyMinutes = 15;

/** Tells how old the oldest unsent message is. A gateway that is down is no reason to refuse requests. */
export const outboxProbe = (
  { data, store, clock }: Pick<Endpoint, 'data' | 'store' | 'clock'>,
  channels: OutboxParts['channels'],
): Probe => ({
  name: `outbox ${data.profile.id}`,
  check: async () => {
    const oldest = (await store.messageBacklog())
      .filter(({ lane }) => !ownChannels.some(name => name === lane && channels[name] === undefined))
      .map(({ oldest }) => Date.parse(oldest));
    const minutes = Math.floor((clock().getTime() - Math.min(Infinity, ...oldest)) / 60_000);
    return {
      ready: true,
      ...(minutes >= noteworthyMinutes && { detail: `the oldest unsent message is ${minutes} minutes old` }),
    };
  },
});
