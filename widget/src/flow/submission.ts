import {
  isApiError,
  withChallenge,
  type ChallengeSolution,
  type NewRequest,
  type Receipt,
} from '@melikgazi/mimer-sdk';
import type { FormClient } from './form-client.ts';
import type { Intent } from './state.ts';
import { mayHaveArrived } from './transition.ts';

/** What a submission needs. */
export interface SubmissionOptions {
  readonly client: () => Promise<FormClient>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Whether the municipality offers this. */
  readonly offers: (capability: 'challenge' | 'receipt') => boolean;
}

/** What arrived: the receipt, and what it is for, where that is known. */
export interface Submitted {
  readonly receipt: Receipt;
  readonly stored: NewRequest | undefined;
}

const isMismatch = (error: unknown): boolean => isApiError(error) && error.code === 'idempotency_mismatch';

/** A solution this close to its end is solved anew instead of being sent. */
const margin = 30_000;

/**
 * Brings one request to the municipality, once.
 *
 * What it owns: the challenge, the calls of a submission and their order.
 * What it does NOT own: the state, the intent's key.
 */
export class Submission {
  private readonly options: SubmissionOptions;
  private solution: Promise<ChallengeSolution> | undefined = undefined;

  constructor(options: SubmissionOptions) {
    this.options = options;
  }

  /** Forgets the proof of work. */
  drop(): void {
    this.solution = undefined;
  }

  /** Starts the proof of work, so that it is done when it is needed. */
  solveAhead(signal: AbortSignal): void {
    if (this.solution !== undefined || !this.options.offers('challenge')) return;
    const solution = this.options.client().then(client => client.challenge.solve({ signal }));
    this.solution = solution;
    // A failure is of no interest before the request is sent; then it is tried again.
    solution.catch(() => {
      if (this.solution === solution) this.solution = undefined;
    });
  }

  /** Sends `body` under the intent's key; where another one had arrived under it, finds out which. */
  async submit(body: NewRequest, intent: Intent, signal: AbortSignal): Promise<Submitted> {
    const client = await this.options.client();
    const post = (request: NewRequest) =>
      withChallenge(
        challenge =>
          client.requests.create(challenge === undefined ? request : { ...request, challenge }, {
            idempotencyKey: intent.key,
            signal,
          }),
        { solve: () => this.take(signal), isAsked: true },
      );
    try {
      return { receipt: await post(body), stored: body };
    } catch (error) {
      if (!isMismatch(error)) throw error;
      // An attempt that nobody answered had arrived: what it sent is what the municipality has.
      for (const earlier of intent.unanswered ?? []) {
        try {
          return { receipt: await post(earlier), stored: earlier };
        } catch (refusal) {
          if (!isMismatch(refusal)) throw refusal;
        }
      }
      const found = mayHaveArrived(intent) ? await this.find(intent.key, signal) : 'unknown';
      if (typeof found === 'string') throw error;
      return { receipt: found, stored: undefined };
    }
  }

  /**
   * The receipt of what was sent under a key; `missing` where there is none, `unknown` where it cannot be asked for.
   *
   * @throws when no answer came.
   */
  async find(key: string, signal: AbortSignal): Promise<Receipt | 'missing' | 'unknown'> {
    const { requests } = await this.options.client();
    if (!this.options.offers('receipt') || requests.findReceipt === undefined) return 'unknown';
    try {
      return await requests.findReceipt(key, { signal, retries: 0 });
    } catch (error) {
      if (isApiError(error) && error.code === 'not_found') return 'missing';
      throw error;
    }
  }

  /** A proof of work that is good, where the municipality wants one. It is good for one attempt; the next takes its own. */
  private async take(signal: AbortSignal): Promise<ChallengeSolution | undefined> {
    if (!this.options.offers('challenge')) return undefined;
    const ready = await this.solution?.catch(() => undefined);
    this.solution = undefined;
    const expiresAt = ready?.challenge.parameters.expiresAt;
    const good = expiresAt === undefined || expiresAt * 1000 - margin > this.options.now();
    return ready !== undefined && good ? ready : (await this.options.client()).challenge.solve({ signal });
  }
}
