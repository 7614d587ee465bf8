import { MimerError } from '../errors.ts';

/**
 * The device keeps nothing for us: no storage, a private window, no room left. Thrown before anything is promised; what was
 * stored earlier is still there.
 */
export class OutboxUnavailableError extends MimerError {
  override readonly name = 'OutboxUnavailableError' as const;
  /** Whether there is storage, and only too little of it. */
  readonly isFull: boolean;

  constructor(message: string, { isFull = false, ...options }: ErrorOptions & { isFull?: boolean } = {}) {
    super(message, { code: isFull ? 'storage_full' : 'storage_unavailable', ...options });
    this.isFull = isFull;
  }
}

/**
 * Whether the device could not keep it. By name and not by class: a page may hold two copies of this client.
 *
 * @example
 * const outbox = createOutbox({ store: indexedDbStore('mimer-outbox'), send: senderOf(() => Promise.resolve(mimer)) });
 * const kept = await outbox.add({ request }).catch((error: unknown) => error);
 * if (isOutboxUnavailableError(kept)) console.log(kept.isFull ? 'no room' : 'no storage');
 */
export const isOutboxUnavailableError = (error: unknown): error is OutboxUnavailableError =>
  error instanceof Error && error.name === 'OutboxUnavailableError';
