import {
  createOutbox,
  leaseLock,
  type OutboxLock,
  type OutboxOptions,
  type OutboxSender,
  type OutboxStore,
} from '@melikgazi/mimer-sdk/outbox';

let keys = 0;

/** A clock that stands until it is told to go on. */
export const clock = (time = 0) => ({
  now: () => time,
  pass: (milliseconds: number) => {
    time += milliseconds;
  },
});

/** A lock that dies with nobody: for tests with one tab at a time. */
export const freeLock: OutboxLock = {
  run: async task => {
    await task(() => Promise.resolve(true));
    return true;
  },
};

/** A tab with an outbox on a store that others may share; it hears nothing from them. */
export const tab = (
  store: OutboxStore,
  send: OutboxSender,
  {
    now = () => 0,
    lock = freeLock,
    ...options
  }: Partial<Pick<OutboxOptions, 'now' | 'lock' | 'maxAge'>> = {},
) =>
  createOutbox({
    ...options,
    store,
    send,
    now,
    lock,
    chance: () => 0,
    newKey: () => `key-${(keys += 1)}-0123456789`,
    channel: { tell: () => undefined, listen: () => () => undefined },
  });

/** The same where tabs take turns by a right that runs out. */
export const leasingTab = (store: OutboxStore, send: OutboxSender, now: () => number) =>
  tab(store, send, { now, lock: leaseLock(store, { holder: `tab-${(keys += 1)}`, now }) });
