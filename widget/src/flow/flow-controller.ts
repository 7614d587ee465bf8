import {
  isApiError,
  type ChallengeSolution,
  type Mimer,
  type NewRequest,
  type Receipt,
} from '@melikgazi/mimer-sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AnswerValue, Answers, FieldId } from './answers.ts';
import type { Catalogue } from './catalogue.ts';
import { draftOf } from './draft.ts';
import { failureOf, isDefiniteRefusal } from './failure.ts';
import { fromProblem } from './from-problem.ts';
import type { FlowState, Sending } from './state.ts';
import type { StepName } from './steps.ts';
import { toNewRequest } from './to-new-request.ts';
import { transition, type FlowEvent } from './transition.ts';

/** The calls a form makes: the SDK's client, or anything with the same shape. */
export interface FormClient {
  readonly jurisdiction: Pick<Mimer['jurisdiction'], 'get'>;
  readonly services: Pick<Mimer['services'], 'list'>;
  readonly challenge: Pick<Mimer['challenge'], 'solve'>;
  readonly requests: Pick<Mimer['requests'], 'create'>;
}

/** What the flow needs from the world around it. */
export interface FlowOptions {
  /** What the municipality offers; `again`: not what was answered before. */
  readonly catalogue: (again: boolean) => Promise<Catalogue>;
  readonly client: () => Promise<FormClient>;
  /** The language in which the citizen reads, and wants to hear the result where the municipality speaks it. */
  readonly locale: string;
  readonly answers: Answers;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A key that nobody can guess and that is never made twice. */
  readonly newKey: () => string;
  /** Called after each change with the state before it. */
  readonly onChange: (state: FlowState, former: FlowState) => void;
}

const isMismatch = (error: unknown): boolean => isApiError(error) && error.code === 'idempotency_mismatch';

/** A solution this close to its end is solved anew instead of being sent. */
const margin = 30_000;

/**
 * Carries a request from the first word to the receipt.
 *
 * What it owns: the state, the calls and their order, the challenge, the idempotency key, giving up when the element leaves the page.
 * What it does NOT own: rendering, focus, words, events on the element, loading code, storage.
 */
export class FlowController implements ReactiveController {
  state: FlowState;

  private readonly host: ReactiveControllerHost;
  private readonly options: FlowOptions;
  private abort = new AbortController();
  private isOver = false;
  private solution: Promise<ChallengeSolution> | undefined = undefined;

  constructor(host: ReactiveControllerHost, options: FlowOptions) {
    this.host = host;
    this.options = options;
    this.state = { name: 'loading', answers: options.answers };
    host.addController(this);
  }

  hostConnected(): void {
    if (this.abort.signal.aborted) this.abort = new AbortController();
    if (this.state.name === 'loading') void this.load();
  }

  hostDisconnected(): void {
    this.abort.abort();
    this.solution = undefined;
    // What was on its way may have arrived: the key stays, and sending again asks for the same receipt.
    if (this.state.name === 'sending') {
      this.apply({
        type: 'sendFailed',
        failure: { code: 'connection' },
        refused: false,
        sent: this.request(this.state),
      });
    }
  }

  /**
   * Whether a request is on its way, may have arrived unanswered, or did arrive: then another form in its place could
   * send it twice, or lose the receipt.
   */
  get isCommitted(): boolean {
    const { state } = this;
    if (state.name === 'sending' || state.name === 'sent') return true;
    return 'intent' in state && (state.intent?.unanswered?.length ?? 0) > 0;
  }

  /** Gives up for good: another flow takes over. */
  end(): void {
    this.abort.abort();
    this.isOver = true;
    this.host.removeController(this);
  }

  /** Takes an answer; the first one starts the proof of work, so that it is done when it is needed. */
  answer(field: FieldId, value: AnswerValue): void {
    this.apply({ type: 'answered', field, value });
    if (this.state.name === 'filling') this.solveAhead();
  }

  /** Sends the step: what is wrong is found, or the next step comes. */
  next(): void {
    this.apply({ type: 'stepSent' });
  }

  back(): void {
    this.apply({ type: 'wentBack' });
  }

  goTo(step: StepName, focus?: FieldId): void {
    this.apply({ type: 'wentTo', step, ...(focus !== undefined && { focus }) });
  }

  /** Starts over. */
  restart(answers: Answers): void {
    this.abort.abort();
    this.abort = new AbortController();
    this.solution = undefined;
    this.apply({ type: 'restarted', answers });
    if (this.state.name === 'loading') void this.load();
  }

  /** Loads what could not be loaded. */
  reload(): void {
    this.apply({ type: 'reloaded' });
    void this.load(true);
  }

  /** Takes what the municipality offers; nothing happens once it is there. */
  open(catalogue: Catalogue): void {
    if (this.state.name === 'loading') this.apply({ type: 'loaded', catalogue });
  }

  /** Sends the request, once however often it is called. */
  async send(): Promise<void> {
    const state = this.begin();
    if (state === undefined) return;
    const { signal } = this.abort;
    const body = this.request(state);
    try {
      const { receipt, stored } = await this.submit(body, state, signal);
      const { channel } = stored.reply;
      if (!signal.aborted) this.apply({ type: 'received', receipt, channel, beforeChanges: stored !== body });
    } catch (error) {
      if (!signal.aborted) this.fail(error, body);
    }
  }

  /** Moves on to sending; not when it does so already, nor when something is still wrong. */
  private begin(): Sending | undefined {
    if (this.state.name === 'sending') return undefined;
    this.apply({ type: 'send', freshKey: this.options.newKey() });
    return this.sending;
  }

  private get sending(): Sending | undefined {
    return this.state.name === 'sending' ? this.state : undefined;
  }

  private apply(event: FlowEvent): void {
    if (this.isOver) return;
    const former = this.state;
    this.state = transition(former, event);
    this.host.requestUpdate();
    this.options.onChange(this.state, former);
  }

  private async load(again = false): Promise<void> {
    const { signal } = this.abort;
    try {
      const catalogue = await this.options.catalogue(again);
      if (!signal.aborted) this.open(catalogue);
    } catch (error) {
      if (!signal.aborted && this.state.name === 'loading')
        this.apply({ type: 'loadFailed', failure: failureOf(error) });
    }
  }

  private request({ catalogue, answers }: Sending): NewRequest {
    const { locales, defaultLocale } = catalogue.jurisdiction;
    const { locale } = this.options;
    return toNewRequest(draftOf(catalogue, answers), locales.includes(locale) ? locale : defaultLocale);
  }

  private async submit(
    body: NewRequest,
    { intent }: Sending,
    signal: AbortSignal,
  ): Promise<{ receipt: Receipt; stored: NewRequest }> {
    const client = await this.options.client();
    const post = async (request: NewRequest) =>
      client.requests.create(await this.withChallenge(request, signal), {
        idempotencyKey: intent.key,
        signal,
      });
    const postTwice = (request: NewRequest) =>
      post(request).catch((error: unknown) => {
        if (!isApiError(error) || !['challenge_failed', 'challenge_required'].includes(error.code))
          throw error;
        this.solution = undefined;
        return post(request);
      });
    try {
      return { receipt: await postTwice(body), stored: body };
    } catch (error) {
      if (!isMismatch(error)) throw error;
      // An attempt that nobody answered had arrived: what it sent is what the municipality has.
      for (const earlier of intent.unanswered ?? []) {
        try {
          return { receipt: await postTwice(earlier), stored: earlier };
        } catch (refusal) {
          if (!isMismatch(refusal)) throw refusal;
        }
      }
      throw error;
    }
  }

  private fail(error: unknown, sent: NewRequest): void {
    const { state } = this;
    if (state.name !== 'sending') return;
    const { catalogue, answers } = state;
    if (isApiError(error) && error.fields.length > 0) {
      const { problems } = fromProblem(error.fields, draftOf(catalogue, answers));
      if (problems.length > 0) return this.apply({ type: 'refused', problems });
    }
    this.apply({ type: 'sendFailed', failure: failureOf(error), refused: isDefiniteRefusal(error), sent });
  }

  private async withChallenge(request: NewRequest, signal: AbortSignal): Promise<NewRequest> {
    if (!this.needsChallenge) return request;
    const solution = await this.fresh(signal);
    // One solution is good for one submission; a second attempt brings its own.
    this.solution = undefined;
    return { ...request, challenge: solution };
  }

  private get needsChallenge(): boolean {
    return 'catalogue' in this.state && this.state.catalogue.jurisdiction.capabilities.includes('challenge');
  }

  private async fresh(signal: AbortSignal): Promise<ChallengeSolution> {
    const ready = await this.solution?.catch(() => undefined);
    const expiresAt = ready?.challenge.parameters.expiresAt;
    const good = expiresAt === undefined || expiresAt * 1000 - margin > this.options.now();
    return ready !== undefined && good ? ready : (await this.options.client()).challenge.solve({ signal });
  }

  private solveAhead(): void {
    if (this.solution !== undefined || !this.needsChallenge) return;
    const { signal } = this.abort;
    const solution = this.options.client().then(client => client.challenge.solve({ signal }));
    this.solution = solution;
    // A failure is of no interest before the request is sent; then it is tried again.
    solution.catch(() => {
      if (this.solution === solution) this.solution = undefined;
    });
  }
}
