import type { StoredRequest } from '@melikgazi/mimer-sdk/domain';
import { UnavailableError } from '../store.ts';
import type { Uncertain } from './uncertain.ts';
import { attachmentIds } from './write.ts';

/** Told of a write of a request, how it ended and how many seconds it took. */
export type OnWrite = (outcome: 'written' | 'failed', seconds: number) => void;

/** One write, from the moment that it goes to the database until what came of it is known, or that nobody knows it. */
export class WriteReport {
  readonly #onWrite: OnWrite | undefined;
  readonly #uncertain: Uncertain;
  #begun: { readonly request: StoredRequest; readonly at: number } | undefined;

  constructor(onWrite: OnWrite | undefined, uncertain: Uncertain) {
    this.#onWrite = onWrite;
    this.#uncertain = uncertain;
  }

  begin(request: StoredRequest): void {
    this.#begun = { request, at: performance.now() };
  }

  end(): void {
    this.#tell('written');
  }

  fail(error: unknown): void {
    if (this.#begun === undefined || !(error instanceof UnavailableError)) return;
    this.#uncertain.add(attachmentIds(this.#begun.request));
    this.#tell('failed');
  }

  #tell(outcome: 'written' | 'failed'): void {
    if (this.#begun !== undefined) this.#onWrite?.(outcome, (performance.now() - this.#begun.at) / 1000);
  }
}
