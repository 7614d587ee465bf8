import type { ChallengeSolution } from './contract/challenge.ts';

/** What every call takes. */
export interface CallOptions {
  /** Aborts the call, retries included. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds that one attempt may take. @default 15000 */
  readonly timeout?: number | undefined;
  /** How often a call that is safe to repeat is tried again. @default 2 */
  readonly retries?: number | undefined;
}

/** What a call takes that must happen exactly once. */
export interface OnceOptions extends CallOptions {
  /** One key per intent, made before the first attempt and kept until the answer is known. @default a fresh UUID */
  readonly idempotencyKey?: string | undefined;
}

/** What a citizen's call takes. */
export interface CitizenOptions extends CallOptions {
  /** A challenge solved for this call alone, after it was answered `challenge_required`. */
  readonly challenge?: ChallengeSolution | undefined;
}
