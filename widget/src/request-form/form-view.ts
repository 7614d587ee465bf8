import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { AnswerValue, Answers, FieldId } from '../flow/answers.ts';
import { callLater } from '../call-later.ts';
import { BeforeSubmitEvent } from '../events.ts';
import { FlowController } from '../flow/flow-controller.ts';
import type { FlowState, Intent, Sent } from '../flow/state.ts';
import { isStepName, type StepName } from '../flow/steps.ts';
import type { FormMessages } from '../locales/messages.ts';
import { focusAfter } from './focus-after.ts';
import { focusOn } from './field-focus.ts';
import { draftLine, formerLine } from './notices.ts';
import { adoptMore } from '../styles/adopt-more.ts';
import { FlowPhotos } from './flow-photos.ts';
import type { FormPhotos } from './form-photos.ts';
import { openingScreen } from './opening-screen.ts';
import { placeOf } from './place-of.ts';
import { readAnswer } from './read-answer.ts';
import { receiptScreen } from './receipt-screen.ts';
import { renderStep, type LaterSteps } from './render-step.ts';
import { stepsStyles } from './steps.styles.ts';
import { Newcomers } from './newcomers.ts';
import { StepHistory } from './step-history.ts';
import { tellPage } from './tell-page.ts';
import type { ViewOptions } from './view-options.ts';
import { canWait } from './waiting/can-wait.ts';
import { isMarked } from './waiting/marker.ts';
import { loadWaitingDesk } from './waiting/load-waiting-desk.ts';
import type { WaitingDesk } from './waiting/waiting-desk.ts';

export { Backend } from './backend.ts';

/**
 * The form once its code is here.
 *
 * What it owns: the flow, what each state looks like, where the focus goes, the code of the later steps and of the outbox.
 * What it does NOT own: the element's attributes, the words, the client, the photos.
 */
export class FormView implements ReactiveController {
  readonly flow: FlowController;
  private readonly options: ViewOptions;
  private readonly history: StepHistory;
  private readonly photos: FlowPhotos;
  private readonly newcomers: Newcomers;
  private words: FormMessages;
  private later: LaterSteps | 'missing' | undefined = undefined;
  private desk: WaitingDesk | undefined = undefined;
  private isRestored: boolean;
  private listening: AbortController | undefined = undefined;
  private isOver = false;

  constructor(options: ViewOptions) {
    this.options = options;
    this.words = options.messages;
    this.history = new StepHistory(options.host, { isWanted: options.history, goTo: this.handleHistory });
    this.newcomers = new Newcomers(options.announce);
    this.isRestored = options.isRestored;
    this.photos = new FlowPhotos({
      ...options,
      flow: () => this.flow,
      messages: () => this.words,
      focus: selector => void this.focus(selector),
    });
    this.flow = new FlowController(options.host, {
      catalogue: again => options.backend.load(again),
      client: options.backend.client,
      locale: options.locale,
      answers: options.answers,
      step: options.step,
      now: () => Date.now(),
      newKey: () => crypto.randomUUID(),
      later: callLater,
      store: options.store,
      renewPhotos: refused => this.photos.current?.renew(refused) ?? Promise.resolve(undefined),
      onChange: this.handleChange,
    });
    // At once, so that a subject being chosen stays where it is.
    if (options.backend.catalogue !== undefined) this.flow.open(options.backend.catalogue);
    if (options.host.shadowRoot !== null) adoptMore(options.host.shadowRoot, stepsStyles);
    void this.loadLater();
    if (isMarked(options.scope)) void this.loadDesk();
    options.host.addController(this);
  }

  hostConnected(): void {
    if (this.listening !== undefined) return;
    this.listening = new AbortController();
    const { signal } = this.listening;
    for (const type of ['online', 'pageshow']) addEventListener(type, this.handleReturn, { signal });
  }

  hostDisconnected(): void {
    this.listening?.abort();
    this.listening = undefined;
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

  /** Where the citizen is, for a form in another language that takes over. */
  get step(): StepName | undefined {
    const { state } = this.flow;
    return state.name === 'filling' ? state.step : 'wanted' in state ? state.wanted : undefined;
  }

  /** Shows another step while one can be shown; before the form is ready, the one it is to begin with. */
  goTo(step: StepName): void {
    if (['loading', 'unavailable', 'filling', 'failed'].includes(this.flow.state.name)) this.flow.goTo(step);
  }

  /** Starts over; what was kept goes as well. */
  restart(answers: Answers, intent?: Intent): void {
    this.isRestored = false;
    this.photos.current?.clear();
    this.desk?.letGoOfOpened();
    this.flow.restart(answers, intent);
  }

  /** Gives up for good, and hands the photos on to the form that takes over. */
  end(): FormPhotos | undefined {
    this.flow.end();
    this.desk?.end();
    this.history.end();
    this.hostDisconnected();
    this.options.host.removeController(this);
    this.isOver = true;
    this.newcomers.end();
    return this.photos.end();
  }

  focusFirstError(): void {
    const { state } = this.flow;
    const problem = state.name === 'filling' ? state.problems[0] : undefined;
    if (problem !== undefined) this.focusField(problem.field);
  }

  render(): TemplateResult {
    const { state } = this.flow;
    const { headingLevel, choice } = this.options;
    const common = { messages: this.words, headingLevel: headingLevel(), onInput: this.handleInput };
    const shown = this.desk?.receipt;
    if (shown !== undefined) return this.receipt(shown, () => this.desk?.closeReceipt());
    if (state.name === 'sent') return this.receipt(state, () => this.leaveReceipt(state));
    if (state.name === 'queued') return html`${this.notices}${this.desk?.renderScreen(state)}`;
    if (state.name === 'loading' || state.name === 'unavailable') {
      return openingScreen({ ...common, state, choice, notices: this.notices, onSubmit: this.handleSubmit });
    }
    return renderStep({
      ...common,
      state,
      map: this.options.map(),
      later: this.later,
      notices: this.notices,
      offer: canWait(state) ? this.desk?.renderOffer() : nothing,
      photos: this.photos.current,
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
      onShowFound: () => this.flow.showFound(),
    };
    return html`${this.desk?.renderLines()}${formerLine(context)}${draftLine(context)}`;
  }

  private receipt(state: Sent, onAgain: () => void): TemplateResult {
    const { words: messages, later, options } = this;
    if (typeof later !== 'object') return html`${nothing}`;
    return html`${this.notices}${receiptScreen({ ...options, state, messages, later, onAgain })}`;
  }

  private leaveReceipt({ receipt, kept }: Sent): void {
    if (kept !== undefined) return this.flow.goOn();
    this.restart({});
    this.desk?.dropReceipt(receipt.reference);
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
    const Desk = await loadWaitingDesk();
    // The next step asks again where it did not arrive; without it, all works but waiting.
    if (Desk === undefined || this.isOver) return;
    this.desk ??= new Desk({
      ...this.options,
      client: this.options.backend.client,
      flow: this.flow,
      restart: (answers, intent) => this.restart(answers, intent),
      takeFiles: files => this.photos.takeBack(files),
      messages: () => this.words,
      focus: selector => this.focus(selector),
      files: () => this.photos.current?.tray.snapshot ?? [],
    });
    this.options.host.requestUpdate();
  }

  private focusField(field: FieldId): void {
    void this.focus(`[name="${CSS.escape(field)}"]`);
  }

  private async focus(selector: string): Promise<void> {
    const { host } = this.options;
    await host.updateComplete;
    if (host.shadowRoot !== null) focusOn(host.shadowRoot, selector);
  }

  private readonly handleChange = (state: FlowState, former: FlowState): void => {
    const { selector, words } = focusAfter(state, former, this.words);
    if (words !== undefined) this.options.announce(words);
    if (selector !== undefined) void this.focus(selector);
    const place = placeOf(state);
    if (place !== undefined && place !== placeOf(former))
      this.history.remember(place, former.name === 'loading');
    if ((state.name === 'sent' && state.kept === undefined) || state.name === 'queued') {
      this.isRestored = false;
      if (former.name !== 'queued') this.desk?.settleOpened();
    }
    if ('step' in state && state.step !== 'subject' && state !== former) void this.loadDesk();
    this.photos.follow(state, former);
    this.newcomers.follow(state, this.words);
    tellPage(this.options.host, state, former);
  };

  private readonly handleHistory = (step: string): void => {
    if (isStepName(step)) this.goTo(step);
  };

  /** The network is back, or the page is, out of the browser's cache: what nobody answered may be known now. */
  private readonly handleReturn = (event: Event): void => {
    if (event.type !== 'pageshow' || ('persisted' in event && event.persisted === true)) this.flow.askAgain();
  };

  private readonly handleDraftRemoved = (): void => {
    this.isRestored = false;
    this.photos.current?.clear();
    this.desk?.letGoOfOpened();
    this.flow.removeDraft(this.options.given());
    this.options.announce(this.words.draft.removed);
    void this.focus('[part~="heading"]');
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
    if (this.photos.current?.isWaiting === true || !this.options.host.dispatchEvent(new BeforeSubmitEvent()))
      return;
    if (await this.photos.mayGo()) void this.flow.send();
  }
}
