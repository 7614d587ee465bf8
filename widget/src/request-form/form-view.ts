import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { rawText, type AnswerValue, type Answers, type FieldId } from '../flow/answers.ts';
import { FlowController } from '../flow/flow-controller.ts';
import type { FlowState } from '../flow/state.ts';
import { isStepName } from '../flow/steps.ts';
import type { FormMessages, OpeningMessages } from '../locales/messages.ts';
import type { Backend } from './backend.ts';
import { failureNotice } from './failure-notice.ts';
import { focusAfter } from './focus-after.ts';
import { focusOn } from './field-focus.ts';
import { renderOpening } from './opening.ts';
import { placeOf } from './place-of.ts';
import { readAnswer } from './read-answer.ts';
import { renderStep, type LaterSteps } from './render-step.ts';
import type { MapSource } from './step-context.ts';
import { StepHistory } from './step-history.ts';

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
  readonly locale: string;
  readonly answers: Answers;
  /** The field for the subject while the municipality is not known for certain, where it could be shown already. */
  readonly choice: () => ((messages: OpeningMessages, service: string) => TemplateResult) | undefined;
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
 * What it owns: the flow, what each state looks like, where the focus goes, the code of the later steps.
 * What it does NOT own: the element's attributes and events, the words, the client.
 */
export class FormView {
  readonly flow: FlowController;
  private readonly options: ViewOptions;
  private readonly history: StepHistory;
  private words: FormMessages;
  private later: LaterSteps | 'missing' | undefined = undefined;

  constructor(options: ViewOptions) {
    this.options = options;
    this.words = options.messages;
    this.history = new StepHistory(options.host, { isWanted: options.history, goTo: this.handleHistory });
    this.flow = new FlowController(options.host, {
      catalogue: again => options.backend.load(again),
      client: options.backend.client,
      locale: options.locale,
      answers: options.answers,
      now: () => Date.now(),
      newKey: () => crypto.randomUUID(),
      onChange: this.handleChange,
    });
    // At once, so that a subject being chosen stays where it is.
    if (options.backend.catalogue !== undefined) this.flow.open(options.backend.catalogue);
    void this.loadLater();
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
    if (state.name === 'sent') {
      if (typeof this.later !== 'object') return html`${nothing}`;
      return this.later.renderReceipt({
        ...common,
        state,
        onCopy: () => void this.copy(state.receipt.reference, state.receipt.trackingCode),
        onPrint: () => window.print(),
        onAgain: () => this.flow.restart({}),
      });
    }
    if (state.name === 'loading' || state.name === 'unavailable') {
      return renderOpening({
        ...common,
        description: rawText(state.answers, 'description'),
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
      answer: (field, value) => this.flow.answer(field, value),
      goTo: (step, field) => this.flow.goTo(step, field),
      focusField: field => this.focusField(field),
      onBack: () => this.flow.back(),
      onSubmit: this.handleSubmit,
    });
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
      await navigator.clipboard.writeText(`${first}: ${reference}\n${second}: ${code}`);
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
    this.options.onChange(state, former);
  };

  private readonly handleHistory = (step: string): void => {
    const { name } = this.flow.state;
    if ((name === 'filling' || name === 'failed') && isStepName(step)) this.flow.goTo(step);
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
    else if (state.name === 'failed' || (state.name === 'filling' && state.step === 'check')) this.send();
    else if (state.name === 'filling') this.next();
  };

  /** Goes on; where the code of the next steps did not arrive, it is fetched again instead. */
  private next(): void {
    if (this.later === 'missing') void this.loadLater();
    else this.flow.next();
  }

  private send(): void {
    if (this.options.maySend()) void this.flow.send();
  }
}
