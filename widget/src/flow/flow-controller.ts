import { isApiError, type NewRequest, type Receipt } from '@melikgazi/mimer-sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AnswerValue, Answers, FieldId } from './answers.ts';
import type { Catalogue } from './catalogue.ts';
import { draftOf } from './draft.ts';
import { failureOf, isDefiniteRefusal } from './failure.ts';
import { FlowMemory, type DraftStore } from './flow-memory.ts';
import type { FormClient } from './form-client.ts';
import { inquire, type Inquiry } from './former-attempt.ts';
import { fromProblem } from './from-problem.ts';
import { isSame, withoutFiles, type QueuedFile, type RequestQueue } from './request-queue.ts';
import type { Failed, FlowState, Intent, Sending } from './state.ts';
import type { StepName } from './steps.ts';
import { Submission } from './submission.ts';
import { toNewRequest } from './to-new-request.ts';
import { mayHaveArrived, transition, type FlowEvent } from './transition.ts';

/** What the flow needs from the world around it. */
export interface FlowOptions {
  /** What the municipality offers; `again`: not what was answered before. */
  readonly catalogue: (again: boolean) => Promise<Catalogue>;
  readonly client: () => Promise<FormClient>;
  /** The language in which the citizen reads, and wants to hear the result where the municipality speaks it. */
  readonly locale: string;
  readonly answers: Answers;
  /** The step to begin with, where those before it are answered. */
  readonly step?: StepName | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A key that nobody can guess and that is never made twice. */
  readonly newKey: () => string;
  /** Calls `run` later; answers how to cancel. */
  readonly later: (run: () => void, milliseconds: number) => () => void;
  /** Where the draft outlives a reload of the tab; absent where nothing is to be kept. */
  readonly store?: DraftStore | undefined;
  /** Uploads the photos again of which the backend no longer knows one; `undefined` where not all of them arrived or are here. */
  readonly renewPhotos?: (refused: readonly string[]) => Promise<readonly string[] | undefined>;
  /** Called after each change with the state before it. */
  readonly onChange: (state: FlowState, former: FlowState) => void;
}

/** The element that a flow belongs to. */
type Host = ReactiveControllerHost & { readonly isConnected: boolean };
const lacksPhotos = (error: unknown): boolean => isApiError(error) && error.code === 'unknown_attachment';

/**
 * Carries a request from the first word to the receipt.
 *
 * What it owns: the state, the calls and their order, the idempotency key, what is kept over a reload, giving up when the element leaves
 * the page.
 * What it does NOT own: rendering, focus, words, events on the element, loading code, the storage itself.
 */
export class FlowController implements ReactiveController {
  state: FlowState;

  private readonly host: Host;
  private readonly options: FlowOptions;
  private readonly memory: FlowMemory | undefined;
  private readonly submission: Submission;
  private abort = new AbortController();
  private isHere = false;
  private isOver = false;
  private isQueueing = false;
  private inquiry: Inquiry | undefined = undefined;
  /** What is on its way; a photo may have arrived in the form since. */
  private posted: NewRequest | undefined = undefined;
  /** Whether an attempt from before the reload was looked for; another one is made by this page itself. */
  private hasLookedBack = false;

  constructor(host: Host, options: FlowOptions) {
    this.host = host;
    this.options = options;
    this.memory = options.store && new FlowMemory(options.store, options.now);
    this.submission = new Submission({
      client: options.client,
      now: options.now,
      offers: capability => this.offers(capability),
    });
    const { answers, step } = options;
    this.state = { name: 'loading', answers, ...(step !== undefined && { wanted: step }) };
    host.addController(this);
  }

  hostConnected(): void {
    if (this.isHere) return;
    this.isHere = true;
    if (this.abort.signal.aborted) this.abort = new AbortController();
    this.memory?.comeBack(this.state);
    if (this.state.name === 'loading') void this.load();
    else this.askAgain();
  }

  /** An element that is moved leaves and comes back in one breath: what is on its way goes on. */
  hostDisconnected(): void {
    queueMicrotask(() => {
      if (!this.host.isConnected) this.leave();
    });
  }

  /**
   * Whether a request is on its way, waits, may have arrived unanswered, or did arrive: then another form in its place could
   * send it twice, or lose the receipt.
   */
  get isCommitted(): boolean {
    const { state } = this;
    if (state.name === 'sending' || state.name === 'sent' || state.name === 'queued') return true;
    return 'intent' in state && state.intent !== undefined && mayHaveArrived(state.intent);
  }

  /** Gives up for good: another flow takes over. */
  end(): void {
    this.giveUp();
    this.memory?.leave(this.state);
    this.isOver = true;
    this.host.removeController(this);
  }

  /** Takes an answer; the first one starts the proof of work, so that it is done when it is needed. */
  answer(field: FieldId, value: AnswerValue): void {
    this.apply({ type: 'answered', field, value });
    if (this.state.name === 'filling') this.submission.solveAhead(this.abort.signal);
  }

  /** Sends the step: what is wrong is found, or the next step comes. */
  next(): void {
    this.apply({ type: 'stepSent' });
  }

  back(): void {
    this.apply({ type: 'wentBack' });
  }

  goTo(step: StepName, focus?: FieldId): void {
    if (this.isQueueing) return;
    this.apply({ type: 'wentTo', step, ...(focus !== undefined && { focus }) });
  }

  /**
   * Starts over; what was kept of the former answers goes.
   *
   * @param intent - The intent of these answers, where attempts may have arrived.
   */
  restart(answers: Answers, intent?: Intent): void {
    this.giveUp();
    this.abort = new AbortController();
    this.memory?.forget(this.state);
    this.apply({ type: 'restarted', answers, ...(intent && { intent }) });
    if (this.state.name === 'loading') void this.load();
  }

  /** What was typed goes; an attempt that may have arrived is still asked after, under its key. */
  removeDraft(answers: Answers): void {
    const { state } = this;
    if (state.name !== 'filling' || state.intent === undefined || !mayHaveArrived(state.intent))
      return this.restart(answers);
    this.memory?.forgetDraft();
    this.apply({ type: 'restarted', answers, intent: state.intent });
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
    let body = (this.posted = this.request(state));
    try {
      const { receipt, stored } = await this.submission
        .submit(body, state.intent, signal)
        .catch(async (error: unknown) => {
          const ids = lacksPhotos(error)
            ? await this.options.renewPhotos?.(body.attachments ?? [])
            : undefined;
          if (ids === undefined || signal.aborted) throw error;
          // Nothing was stored, so this is still the same intent.
          body = this.posted = { ...body, attachments: [...ids] };
          return this.submission.submit(body, state.intent, signal);
        });
      const channel = stored?.reply.channel;
      if (!signal.aborted) this.apply({ type: 'received', receipt, channel, beforeChanges: stored !== body });
    } catch (error) {
      if (!signal.aborted) this.fail(error, body);
    }
  }

  /**
   * Leaves the request that could not be sent in `queue`, with its key: an attempt may have arrived. Rejects where the device cannot
   * keep it; then everything is as before.
   *
   * @param files - Photos that go with it.
   */
  async leaveIn(queue: RequestQueue, files: readonly QueuedFile[] = []): Promise<void> {
    const { state } = this;
    if (state.name !== 'failed' || this.isQueueing) return;
    const { answers, catalogue, intent } = state;
    const { request, goesOut } = withoutFiles(this.request(state), files);
    this.isQueueing = true;
    try {
      const id = await queue.add({
        request,
        idempotencyKey: intent.key,
        earlier: (intent.unanswered ?? []).filter(sent => !isSame(sent, goesOut)),
        files,
        context: { answers, subject: draftOf(catalogue, answers).service?.name ?? '' },
      });
      // A photo may have arrived meanwhile, or something become known of a former attempt.
      const { state: now } = this;
      if (now.name === 'failed' && now.intent.key === intent.key)
        this.apply({ type: 'queued', id, channel: request.reply.channel });
    } finally {
      this.isQueueing = false;
    }
  }

  /** What waited in the queue was sent. */
  receive(receipt: Receipt, beforeChanges: boolean): void {
    if (this.state.name !== 'queued') return;
    this.apply({ type: 'received', receipt, channel: this.state.channel, beforeChanges });
  }

  /** Shows the receipt of the earlier request that was found meanwhile. */
  showFound(): void {
    this.apply({ type: 'foundShown' });
  }

  /** Leaves that receipt for what was being typed, which is a request of its own. */
  goOn(): void {
    this.apply({ type: 'wentOn' });
  }

  /** Asks what became of an attempt that nobody answered, where there is one. */
  askAgain(): void {
    const { state } = this;
    // A form that has left the page has nobody to show a receipt to.
    if (!this.isHere || (state.name !== 'filling' && state.name !== 'failed')) return;
    if (state.intent?.former === 'missing' || state.intent?.found !== undefined) return;
    if (this.inquiry !== undefined) this.inquiry.askNow();
    else if (state.intent !== undefined && mayHaveArrived(state.intent)) this.ask();
  }

  private leave(): void {
    this.isHere = false;
    this.giveUp();
    // What was on its way may have arrived: the key stays, and sending again asks for the same receipt.
    if (this.state.name === 'sending') {
      this.apply({
        type: 'sendFailed',
        failure: { code: 'connection' },
        refused: false,
        ...(this.posted && { sent: this.posted }),
      });
    }
    this.memory?.leave(this.state);
  }

  /** Moves on to sending; not when it does so already, nor when something is still wrong. */
  private begin(): Sending | undefined {
    if (this.state.name === 'sending' || this.isQueueing) return undefined;
    this.apply({ type: 'send', freshKey: this.options.newKey() });
    // What it learns is of no use while the request is on its way.
    if (this.sending !== undefined) this.stopInquiry();
    return this.sending;
  }

  private get sending(): Sending | undefined {
    return this.state.name === 'sending' ? this.state : undefined;
  }

  private apply(event: FlowEvent): void {
    if (this.isOver) return;
    const former = this.state;
    this.state = transition(former, event);
    if (event.type !== 'restarted') this.memory?.follow(this.state, former);
    if (this.state.name === 'sent' || this.state.name === 'queued') this.inquiry?.stop();
    this.host.requestUpdate();
    this.options.onChange(this.state, former);
  }

  private giveUp(): void {
    this.abort.abort();
    this.submission.drop();
    this.stopInquiry();
  }

  private stopInquiry(): void {
    this.inquiry?.stop();
    this.inquiry = undefined;
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
    if (this.state.name === 'filling') await this.lookBack();
  }

  /** A page that was reloaded before it had its answer asks for it first. */
  private async lookBack(): Promise<void> {
    if (this.hasLookedBack || this.memory === undefined) return;
    this.hasLookedBack = true;
    const known = await this.memory.unanswered();
    if (known === undefined || this.state.name !== 'filling' || this.state.intent !== undefined) return;
    this.apply({ type: 'resumed', key: known.key });
    this.ask(known.sentAt);
  }

  private ask(sentAt = this.options.now()): void {
    const { state } = this;
    if (!('intent' in state) || state.intent === undefined) return;
    const { key } = state.intent;
    /** What is learnt is of use only while it is still about this intent, and not on its way again. */
    const learn = (event: FlowEvent) => {
      const { state: now } = this;
      if ((now.name === 'filling' || now.name === 'failed') && now.intent?.key === key) this.apply(event);
    };
    this.inquiry?.stop();
    this.inquiry = inquire({
      find: signal => this.submission.find(key, signal),
      canAsk: this.offers('receipt'),
      later: this.options.later,
      age: this.options.now() - sentAt,
      onFound: receipt => learn({ type: 'found', receipt }),
      onKnown: former => learn({ type: 'asked', former }),
    });
  }

  private offers(capability: string): boolean {
    return 'catalogue' in this.state && this.state.catalogue.jurisdiction.capabilities.includes(capability);
  }

  private request({ catalogue, answers }: Sending | Failed): NewRequest {
    const { locales, defaultLocale } = catalogue.jurisdiction;
    const { locale } = this.options;
    return toNewRequest(draftOf(catalogue, answers), locales.includes(locale) ? locale : defaultLocale);
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
    if (state.intent.former !== undefined) this.ask();
  }
}
