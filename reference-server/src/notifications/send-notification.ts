import { randomUUID } from 'node:crypto';
import {
  afterAttempt,
  type Outcome,
  type StoredNotification,
  type StoredRequest,
} from '@melikgazi/mimer-sdk/domain';
import { trackingCodeOf } from '../requests/tracking-code.ts';
import type { MessageKey } from '../store/messages.ts';
import { notificationDelay, notificationTries } from './backoff.ts';
import { SendError, type Channel } from './channel.ts';
import type { OutboxParts } from './outbox-worker.ts';
import { wordingOf } from './wording.ts';

/** Sends a claimed notification and writes down how that ended; where that can't be written, the lease runs out. */
export const sendNotification = async (
  key: MessageKey,
  channel: Channel,
  parts: OutboxParts,
): Promise<void> => {
  const { store, clock, log, data } = parts;
  try {
    const request = await store.find(key.reference);
    const notification = request?.notifications.find(({ id }) => id === key.id);
    if (request !== undefined && notification?.state === 'pending') {
      const outcome = await attempt(request, notification, channel, parts);
      const arrival = { now: clock().toISOString(), newId: randomUUID };
      await store.update(key.reference, undefined, stored => afterAttempt(stored, key.id, outcome, arrival));
      if (outcome.state !== 'sent')
        log.warn(
          {
            jurisdiction: data.profile.id,
            id: key.id,
            channel: notification.channel,
            attempts: notification.attempts + 1,
            reason: outcome.error,
          },
          outcome.state === 'waits' ? 'a message will be tried again' : 'a message was not sent',
        );
    }
    await store.releaseMessages([key]);
  } catch (error) {
    log.error({ err: error, id: key.id }, 'what became of a message could not be stored');
  }
};

const attempt = async (
  request: StoredRequest,
  notification: StoredNotification,
  channel: Channel,
  parts: OutboxParts,
): Promise<Outcome> => {
  const { applicant = {}, test } = request;
  const to = notification.channel === 'email' ? applicant.email : applicant.phone;
  if (to === undefined) return { state: 'failed', error: 'no address' };
  if (test && !parts.testRecipients.has(to)) return { state: 'done', error: 'a test, not sent' };
  try {
    const event = await eventOf(request, notification, parts);
    const wording =
      event &&
      wordingOf({
        request,
        notification,
        event,
        data: parts.data,
        trackingCode: codeOf(request, parts),
        trackingUrl: `${parts.trackingPage}#${request.reference}`,
      });
    if (wording === undefined) return { state: 'failed', error: 'no words' };
    await channel.send({ id: notification.id, to, reference: request.reference, ...wording });
    return { state: 'sent' };
  } catch (error) {
    return failure(error, notification, parts);
  }
};

/** What the message tells of: an event of this request, or of the one that it was merged into. */
const eventOf = async (
  request: StoredRequest,
  { event, about }: StoredNotification,
  { store }: OutboxParts,
) => {
  const subject = about === undefined ? request : await store.find(about);
  return subject?.events.find(({ id }) => id === event);
};

const codeOf = (
  { reference, tracking }: StoredRequest,
  { secrets, data }: OutboxParts,
): string | undefined => {
  const secret = secrets.byId(tracking.secretId);
  const subject = { jurisdiction: data.profile.id, reference, salt: tracking.salt };
  return secret && trackingCodeOf(secret.key, subject);
};

const failure = (
  error: unknown,
  { attempts, id }: StoredNotification,
  { log, clock, random = Math.random }: OutboxParts,
): Outcome => {
  const isOurs = !(error instanceof SendError);
  if (isOurs) log.error({ err: error, id }, 'a message could not be made');
  const reason = isOurs ? 'internal' : error.message;
  const tries = attempts + 1;
  if ((!isOurs && error.isPermanent) || tries >= notificationTries) return { state: 'failed', error: reason };
  const nextAt = new Date(clock().getTime() + notificationDelay(tries, random)).toISOString();
  return { state: 'waits', error: reason, nextAt };
};
