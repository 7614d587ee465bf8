import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { listOf, textOf, type AnswerValue, type Answers, type FieldId } from '../flow/answers.ts';
import { FlowController, type FormClient } from '../flow/flow-controller.ts';
import type { Catalogue } from '../flow/catalogue.ts';
import type { FlowState } from '../flow/state.ts';
import type { FormMessages } from '../locales/messages.ts';
import { bringPhotos } from './bring-photos.ts';
import { failureNotice } from './failure-notice.ts';
import { focusAfter } from './focus-after.ts';
import { focusOn } from './field-focus.ts';
import type { FormPhotos } from './form-photos.ts';
import { renderOpening } from './opening.ts';
import { readAnswer } from './read-answer.ts';
import { renderStep, type LaterSteps } from './render-step.ts';

/** What the element that shows the form gives to it. */
export interface ViewOptions {
  readonly host: ReactiveControllerHost & HTMLElement;
  readonly messages: FormMessages;
  readonly headingLevel: () => number;
  readonly client: () => Promise<FormClient>;
  /** What the client speaks to, for telling whether another form speaks to the same. */
  readonly backend: unknown;
  /** The photos of the form before, in another language. */
  readonly photos: FormPhotos | undefined;
  readonly locale: string;
  readonly answers: Answers;
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
 * What it owns: the flow, what each state looks like, where the focus goes, the code of the later steps, the photos.
 * What it does NOT own: the element's attributes and events, the words, the client.
 */
export class FormView {
  readonly flow: FlowController;
  private readonly options: ViewOptions;
  private words: FormMessages;
  private later: LaterSteps | 'missing' | undefined = undefined;
  private photos: FormPhotos | undefined;
  private arePhotosComing = false;
  private isOver = false;

  constructor(options: ViewOptions) {
    this.options = options;
    this.words = options.messages;
    this.photos = options.photos;
    this.flow = new FlowController(options.host, {
      client: options.client,
      locale: options.locale,
      answers: options.answers,
      now: () => Date.now(),
      newKey: () => crypto.randomUUID(),
      renewPhotos: () => this.photos?.renew() ?? Promise.resolve(undefined),
      onChange: this.handleChange,
    });
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

  /** Starts over, with nothing of what was. */
  restart(answers: Answers): void {
    this.photos?.clear();
    this.flow.restart(answers);
  }

  /** Gives up for good, and hands the photos on to the form that takes over. */
  end(): FormPhotos | undefined {
    this.flow.end();
    this.isOver = true;
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
    if (state.name === 'sent') {
      if (typeof this.later !== 'object') return html`${nothing}`;
      return this.later.renderReceipt({
        ...common,
        state,
        onCopy: () => void this.copy(state.receipt.reference, state.receipt.trackingCode),
        onPrint: () => window.print(),
        onAgain: () => this.restart({}),
      });
    }
    if (state.name === 'loading' || state.name === 'unavailable') {
      return renderOpening({
        ...common,
        description: textOf(state.answers, 'description'),
        onSubmit: this.handleSubmit,
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
      later: this.later,
      photos: this.photos,
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
    this.followPhotos(state, former);
    this.options.onChange(state, former);
  };

  private followPhotos(state: FlowState, former: FlowState): void {
    if (state.name === 'sent') this.photos?.clear();
    if (
      state.name !== former.name ||
      (state.name === 'filling' && 'step' in former && state.step !== former.step)
    )
      this.photos?.stopWaiting();
    if (state.name === 'filling' && !this.arePhotosComing) void this.bringPhotos(state.catalogue);
  }

  private async bringPhotos(catalogue: Catalogue): Promise<void> {
    this.arePhotosComing = true;
    const { host, client, backend } = this.options;
    const photos = await bringPhotos(catalogue, this.photos, {
      host,
      client,
      backend,
      onIds: this.handlePhotos,
    });
    if (this.isOver) {
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
