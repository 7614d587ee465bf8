import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { listOf, rawText, type AnswerValue, type Answers, type FieldId } from '../flow/answers.ts';
import { FlowController } from '../flow/flow-controller.ts';
import type { DraftStore } from '../flow/flow-memory.ts';
import type { FlowState, Sent } from '../flow/state.ts';
import { isStepName } from '../flow/steps.ts';
import type { FormMessages, OpeningMessages } from '../locales/messages.ts';
import type { Backend } from './backend.ts';
import { failureNotice } from './failure-notice.ts';
import { focusAfter } from './focus-after.ts';
import { focusOn } from './field-focus.ts';
import { draftLine, formerLine } from './notices.ts';
import type { Catalogue } from '../flow/catalogue.ts';
import { bringPhotos } from './bring-photos.ts';
import type { FormPhotos } from './form-photos.ts';
import { renderOpening } from './opening.ts';
import { placeOf } from './place-of.ts';
import { readAnswer } from './read-answer.ts';
import { renderStep, type LaterSteps } from './render-step.ts';
import { Newcomers } from './newcomers.ts';
import type { MapSource } from './step-context.ts';
import { StepHistory } from './step-history.ts';
import { isMarked } from './waiting/marker.ts';
import type { WaitingDesk } from './waiting/waiting-desk.ts';

export { Backend } from './backend.ts';

/** What the element that shows the form gives to it. */
export interface ViewOptions {
  readonly host: ReactiveControllerHost & HTMLElement;
  readonly messages: FormMessages;
  readonly headingLevel: () => number;
  readonly map: () => MapSource;
  /** Whether the browser's Back button moves between the steps. */
  readonly history: () => boolean;
  readonly backend: Pick<Backend, 'catalogue' | 'client' | 'load'>;
  /** The backend's address, as the page gave it. */
  readonly endpoint: string;
  /** What the client speaks to, for telling whether another form speaks to the same. */
  readonly source: unknown;
  /** The photos of the form before, in another language. */
  readonly photos: FormPhotos | undefined;
  readonly locale: string;
  readonly answers: Answers;
  /** The field for the subject while the municipality is not known for certain, where it could be shown already. */
  readonly choice: () => ((messages: OpeningMessages, service: string) => TemplateResult) | undefined;
  /** What the form begins with when it starts over. */
  readonly given: () => Answers;
  /** Where the draft is kept; absent where none is. */
  readonly store: DraftStore | undefined;
  /** Whether `answers` were kept over a reload. */
  readonly isRestored: boolean;
  /** Under which name requests wait on this device. */
  readonly scope: string;
  /** Says something to screen readers, politely. */
  readonly announce: (words: string) => void;
  /** Asks the page whether the request may go. */
  readonly maySend: () => boolean;
  /** Called after each change, before it is rendered. */
  readonly onChange: (state: FlowState, former: FlowState) => void;
}

/**
 * The form once its code is here.
 *
 * What it owns: the flow, what each state looks like, where the focus goes, the code of the later steps and of the outbox, the photos.
 * What it does NOT own: the element's attributes and events, the words, the client.
 */
export class FormView {
  readonly flow: FlowController;
  private readonly options: ViewOptions;
  private readonly history: StepHistory;
  private readonly newcomers: Newcomers;
  private words: FormMessages;
  private later: LaterSteps | 'missing' | undefined = undefined;
  private desk: WaitingDesk | undefined = undefined;
  private isRestored: boolean;
  private readonly listening = new AbortController();
  private photos: FormPhotos | undefined;
  private arePhotosComing = false;

  constructor(options: ViewOptions) {
    this.options = options;
    this.words = options.messages;
    this.history = new StepHistory(options.host, { isWanted: options.history, goTo: this.handleHistory });
    this.newcomers = new Newcomers(options.announce);
    this.isRestored = options.isRestored;
    this.photos = options.photos;
    this.flow = new FlowController(options.host, {
      catalogue: again => options.backend.load(again),
      client: options.backend.client,
      locale: options.locale,
      answers: options.answers,
      now: () => Date.now(),
      newKey: () => crypto.randomUUID(),
      later,
      store: options.store,
      renewPhotos: () => this.photos?.renew() ?? Promise.resolve(undefined),
      onChange: this.handleChange,
    });
    // At once, so that a subject being chosen stays where it is.
    if (options.backend.catalogue !== undefined) this.flow.open(options.backend.catalogue);
    void this.loadLater();
    if (isMarked(options.scope)) void this.loadDesk();
    const { signal } = this.listening;
    for (const type of ['online', 'pageshow']) addEventListener(type, this.handleReturn, { signal });
  }

  /** Other words for the same form. */
  set messages(messages: FormMessages) {
    this.words = messages;
    this.options.host.requestUpdate();
  }

  /** Takes an answer while one can be taken. */
  answer(field: FieldId, value: AnswerValue): void {
    if (['loading', 'unavailable', 'filling'].includes(this.flow.state.name)) this.flow.answer(field, value);
  }

  /** Starts over; what was kept goes as well. */
  restart(answers: Answers): void {
    this.isRestored = false;
    this.photos?.clear();
    this.flow.restart(answers);
  }

  /** Gives up for good, and hands the photos on to the form that takes over. */
  end(): FormPhotos | undefined {
    this.flow.end();
    this.desk?.end();
    this.listening.abort();
    this.newcomers.end();
    return this.photos;
  }

  focusFirstError(): void {
    const { state } = this.flow;
    const problem = state.name === 'filling' ? state.problems[0] : undefined;
    if (problem !== undefined) this.focusField(problem.field);
  }

  render(): TemplateResult {
    const { state } = this.flow;
    const { words: messages } = this;
    const { headingLevel } = this.options;
    const common = { messages, headingLevel: headingLevel(), onInput: this.handleInput };
    const shown = this.desk?.receipt;
    if (shown !== undefined) return this.receipt(shown, () => this.desk?.closeReceipt());
    if (state.name === 'sent') return this.receipt(state, () => this.restart({}));
    if (state.name === 'queued') return html`${this.notices}${this.desk?.renderScreen(state)}`;
    if (state.name === 'loading' || state.name === 'unavailable') {
      return renderOpening({
        ...common,
        description: rawText(state.answers, 'description'),
        notices: this.notices,
        onSubmit: this.handleSubmit,
        rest: this.options.choice()?.(messages, rawText(state.answers, 'service')),
        ...(state.name === 'unavailable' && {
          trouble: this.loadingFailed(state.failure),
          rest: html`<slot></slot>`,
          buttons: html`<button part="button" type="submit">${common.messages.tryAgain}</button>`,
        }),
      });
    }
    return renderStep({
      ...common,
      state,
      map: this.options.map(),
      later: this.later,
      notices: this.notices,
      offer: canWait(state) ? this.desk?.renderOffer() : nothing,
      photos: this.photos,
      answer: (field, value) => this.flow.answer(field, value),
      goTo: (step, field) => this.flow.goTo(step, field),
      focusField: field => this.focusField(field),
      onBack: () => this.flow.back(),
      onSubmit: this.handleSubmit,
    });
  }

  /** Below the emergency line: what was kept, what waits. */
  private get notices(): unknown {
    const context = {
      state: this.flow.state,
      messages: this.words.draft,
      isRestored: this.isRestored,
      onRemove: this.handleDraftRemoved,
      onAsk: () => this.flow.askAgain(),
    };
    return html`${this.desk?.renderLines()}${formerLine(context)}${draftLine(context)}`;
  }

  private receipt(state: Sent, onAgain: () => void): TemplateResult {
    if (typeof this.later !== 'object') return html`${nothing}`;
    const receipt = this.later.renderReceipt({
      state,
      messages: this.words,
      headingLevel: this.options.headingLevel(),
      endpoint: this.options.endpoint,
      announce: this.options.announce,
      onCopy: () => void this.copy(state.receipt.reference, state.receipt.trackingCode),
      onPrint: () => window.print(),
      onAgain,
    });
    return html`${this.notices}${receipt}`;
  }

  private loadingFailed(failure: Parameters<typeof failureNotice>[0]): TemplateResult {
    const messages = this.words;
    const { loading, loadingKept } = messages.failure;
    return failureNotice(failure, messages, { title: `${loading} ${loadingKept}`, phone: undefined });
  }

  private async loadLater(): Promise<void> {
    try {
      this.later = await import('./steps/later.ts');
    } catch {
      this.later = 'missing';
    }
    this.options.host.requestUpdate();
  }

  /** Once the network is gone, its code would not come any more: it is fetched after the first step. */
  private async loadDesk(): Promise<void> {
    if (this.desk !== undefined) return;
    const { host, scope, backend, headingLevel, announce } = this.options;
    try {
      const { WaitingDesk } = await import('./waiting/waiting-desk.ts');
      if (this.listening.signal.aborted) return;
      this.desk ??= new WaitingDesk({
        host,
        scope,
        client: backend.client,
        flow: this.flow,
        messages: () => this.words,
        headingLevel,
        announce,
        focus: selector => this.focus(selector),
        files: () => this.photos?.tray.snapshot ?? [],
      });
      host.requestUpdate();
    } catch {
      // The next step asks again; without it, all works but waiting.
    }
  }

  private focusField(field: FieldId): void {
    void this.focus(`[name="${CSS.escape(field)}"]`);
  }

  private async focus(selector: string): Promise<void> {
    const { host } = this.options;
    await host.updateComplete;
    if (host.shadowRoot !== null) focusOn(host.shadowRoot, selector);
  }

  private async copy(reference: string, code: string): Promise<void> {
    const { reference: first, trackingCode: second, copied, notCopied } = this.words.receipt;
    try {
      // Each on a line of its own: behind Arabic words the parts of a number would change places.
      await navigator.clipboard.writeText(`${first}:\n${reference}\n${second}:\n${code}`);
      this.options.announce(copied);
    } catch {
      this.options.announce(notCopied);
    }
  }

  private readonly handleChange = (state: FlowState, former: FlowState): void => {
    const { selector, words } = focusAfter(state, former, this.words);
    if (words !== undefined) this.options.announce(words);
    if (selector !== undefined) void this.focus(selector);
    const place = placeOf(state);
    if (place !== undefined && place !== placeOf(former))
      this.history.remember(place, former.name === 'loading');
    if (state.name === 'sent' || state.name === 'queued') this.isRestored = false;
    if ('step' in state && state.step !== 'subject' && state !== former) void this.loadDesk();
    this.followPhotos(state, former);
    this.newcomers.follow(state, this.words);
    this.options.onChange(state, former);
  };

  private readonly handleHistory = (step: string): void => {
    const { name } = this.flow.state;
    if ((name === 'filling' || name === 'failed') && isStepName(step)) this.flow.goTo(step);
  };

  /** The network is back, or the page is, out of the browser's cache: what nobody answered may be known now. */
  private readonly handleReturn = (event: Event): void => {
    if (event.type !== 'pageshow' || ('persisted' in event && event.persisted === true)) this.flow.askAgain();
  };

  private readonly handleDraftRemoved = (): void => {
    this.restart(this.options.given());
    this.options.announce(this.words.draft.removed);
    void this.focus('[part~="heading"]');
  };

  private followPhotos(state: FlowState, former: FlowState): void {
    if (state.name === 'sent' || state.name === 'queued') this.photos?.clear();
    if (
      state.name !== former.name ||
      (state.name === 'filling' && 'step' in former && state.step !== former.step)
    )
      this.photos?.stopWaiting();
    if (state.name === 'filling' && !this.arePhotosComing) void this.bringPhotos(state.catalogue);
  }

  private async bringPhotos(catalogue: Catalogue): Promise<void> {
    this.arePhotosComing = true;
    const { host, backend, source } = this.options;
    const photos = await bringPhotos(catalogue, this.photos, {
      host,
      client: backend.client,
      backend: source,
      onIds: this.handlePhotos,
    });
    if (this.listening.signal.aborted) {
      // What came too late is nobody's; what was here already has been handed on.
      if (typeof photos === 'object' && photos !== this.photos) photos.end();
      return;
    }
    this.photos = photos === 'missing' ? undefined : photos;
    // Code that did not arrive is asked for again with the next answer.
    this.arePhotosComing = photos !== 'missing';
    host.requestUpdate();
  }

  private readonly handlePhotos = (ids: readonly string[]): void => {
    const { state } = this.flow;
    if ('answers' in state && listOf(state.answers, 'photos').join() !== ids.join())
      this.flow.answer('photos', ids);
  };

  private readonly handleInput = (event: Event): void => {
    const given = readAnswer(event.target);
    const { state } = this.flow;
    if (given === undefined) return;
    // `change` follows `input` with the same answer.
    if ('answers' in state && state.answers[given.field] === given.value) return;
    this.answer(given.field, given.value);
  };

  private readonly handleSubmit = (event: Event): void => {
    event.preventDefault();
    const { state } = this.flow;
    if (state.name === 'unavailable') this.flow.reload();
    else if (state.name === 'failed' || (state.name === 'filling' && state.step === 'check'))
      void this.send();
    else if (state.name === 'filling') this.next();
  };

  /** Goes on; where the code of the next steps did not arrive, it is fetched again instead. */
  private next(): void {
    if (this.later === 'missing') void this.loadLater();
    else this.flow.next();
  }

  /** Sends the request, as soon as the photos are there. */
  private async send(): Promise<void> {
    const { photos } = this;
    if (photos?.isWaiting === true || !this.options.maySend()) return;
    if (photos?.tray.isBusy === true) {
      this.options.announce(photos.waitingWords(this.words) ?? '');
      const outcome = await photos.ready();
      if (outcome === 'incomplete') {
        this.options.announce(this.words.photos.incomplete(photos.incomplete));
        void this.focus('#photos-incomplete');
      }
      if (outcome !== 'ready') return;
    }
    void this.flow.send();
  }
}

/** Whether it may be left on this device: the network is what is missing. */
const canWait = ({ name, ...state }: FlowState): boolean =>
  name === 'failed' && 'failure' in state && (state.failure.code === 'connection' || !navigator.onLine);

const later = (run: () => void, milliseconds: number) => {
  const id = setTimeout(run, milliseconds);
  return () => clearTimeout(id);
};
