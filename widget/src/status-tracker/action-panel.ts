import type { TrackedRequest } from '@melikgazi/mimer-sdk';
import { html, type ReactiveControllerHost } from 'lit';
import type { TrackerMessages } from '../locales/messages.ts';
import { failureNotice } from '../request-form/failure-notice.ts';
import type { ActionController, Outcome } from './actions/action-controller.ts';
import { renderActionList } from './action-list.ts';
import type { PhotoWords, ReplyPhotos } from './actions/reply-photos.ts';
import { bringReplyPhotos } from './bring-reply-photos.ts';
import { loadActions, type ActionsModule } from './load-actions.ts';
import { offersOf, type ActionName } from './offers.ts';
import type { TrackerController } from './tracker-controller.ts';

/** What the panel needs from the view around it. */
export interface ActionPanelOptions {
  readonly host: ReactiveControllerHost;
  readonly tracker: TrackerController;
  readonly messages: () => TrackerMessages;
  /** The words about photos, which are loaded with the first reply. */
  readonly photoWords: () => Promise<PhotoWords>;
  readonly headingLevel: () => number;
  readonly update: () => void;
  readonly focus: (selector: string) => void;
  readonly announce: (words: string) => void;
}

/**
 * What can be done with a request.
 *
 * What it owns: which form is open, the code of the forms, the photos of a reply, where the focus goes after sending.
 * What it does NOT own: what is typed and sent, which is the `ActionController`'s, and the request.
 */
export class ActionPanel {
  private readonly options: ActionPanelOptions;
  private opened: ActionName | undefined = undefined;
  private loaded: ActionsModule | 'missing' | undefined = undefined;
  private controller: ActionController | undefined = undefined;
  private photos: ReplyPhotos | 'coming' | undefined = undefined;

  constructor(options: ActionPanelOptions) {
    this.options = options;
  }

  /** Whether it shows what did not work; there is one such box at a time. */
  get hasFailure(): boolean {
    return this.opened !== undefined && (this.loaded === 'missing' || this.controller?.failure !== undefined);
  }

  /** Forgets what was typed: another request is shown. */
  reset(): void {
    this.opened = undefined;
    this.controller = undefined;
    if (typeof this.photos === 'object') this.photos.end();
    this.photos = undefined;
  }

  /** The words have become others; where those about photos do not arrive, they stay as they are. */
  async translate(): Promise<void> {
    const { photos } = this;
    if (typeof photos !== 'object') return;
    try {
      photos.words = await this.options.photoWords();
    } catch {
      // All else speaks the other language already.
    }
  }

  /** Takes back what did not work. */
  calm(): void {
    this.controller?.open();
  }

  render(request: TrackedRequest): unknown {
    const { tracker, messages, headingLevel } = this.options;
    const { opened, controller } = this;
    const offers = offersOf(request, tracker.place, tracker.client);
    const isOffered = opened === undefined || offers.includes(opened);
    // What was typed is not taken away because it can no longer be sent.
    const isKept = opened !== undefined && controller?.hasContent(opened) === true;
    return renderActionList({
      names: isOffered || !isKept ? offers : [...offers, opened],
      opened,
      panel: opened !== undefined && this.renderForm(opened, request, isOffered),
      messages: messages(),
      headingLevel: headingLevel(),
      onToggle: name => this.toggle(name),
    });
  }

  private renderForm(name: ActionName, request: TrackedRequest, isOffered: boolean): unknown {
    const { loaded, controller } = this;
    const { tracker, focus } = this.options;
    const messages = this.options.messages();
    const words = messages.tracker.actions;
    if (loaded === 'missing') {
      return html`${failureNotice({ code: 'connection' }, messages, { title: words.notLoaded, phone: tracker.place.phone })}
        <div part="buttons">
          <button part="button" type="button" @click=${() => void this.load()}>${messages.tryAgain}</button>
        </div>`;
    }
    if (loaded === undefined || controller === undefined) return html`<p part="intro">${words.loading}</p>`;
    return loaded.renderActionForm({
      name,
      actions: controller,
      request,
      place: tracker.place,
      messages,
      isOffered,
      focusField: field => focus(`#panel-${name} [name="${field}"]`),
      onCancel: () => this.close(name),
    });
  }

  private toggle(name: ActionName): void {
    if (this.controller?.sending !== undefined) return;
    if (this.opened === name) return this.close(name);
    this.opened = name;
    // The same words are said again only where others were in between.
    this.options.announce('');
    this.controller?.open();
    if (typeof this.loaded !== 'object') void this.load();
    else this.ready(this.loaded);
    this.options.update();
  }

  private close(name: ActionName): void {
    this.controller?.stopWaiting();
    this.opened = undefined;
    this.options.update();
    this.options.focus(`#toggle-${name}`);
  }

  private async load(): Promise<void> {
    this.loaded = undefined;
    this.options.update();
    try {
      this.loaded = await loadActions();
      this.ready(this.loaded);
    } catch {
      this.loaded = 'missing';
    }
    this.options.update();
  }

  private ready({ ActionController }: ActionsModule): void {
    this.controller ??= this.control(ActionController);
    if (this.opened === 'reply' && this.photos === undefined) void this.bringPhotos(this.controller);
  }

  private control(Controller: ActionsModule['ActionController']): ActionController {
    const { tracker, update } = this.options;
    const controller = new Controller({
      act: call => tracker.act(call),
      reload: () => tracker.refresh('reloaded'),
      channels: () => tracker.place.replyChannels,
      newKey: () => crypto.randomUUID(),
      onChange: update,
      onOutcome: (outcome, name) => {
        // One that was left for another request has nothing to say any more.
        if (this.controller === controller) this.handleOutcome(outcome, name);
      },
    });
    return controller;
  }

  private async bringPhotos(controller: ActionController): Promise<void> {
    this.photos = 'coming';
    const photos = await bringReplyPhotos({ ...this.options, words: this.options.photoWords });
    // What came too late is nobody's.
    if (controller !== this.controller) return photos?.end();
    this.photos = photos;
    controller.tray = photos;
    this.options.update();
  }

  private handleOutcome(outcome: Outcome, name: ActionName): void {
    const { focus, announce, update, messages } = this.options;
    if (outcome === 'done') {
      if (this.opened === name) this.opened = undefined;
      announce(messages().tracker.actions[name].done);
      update();
    } else if (outcome === 'waiting') announce(messages().tracker.actions.reply.uploading);
    else focus(focusAfter[outcome]);
  }
}

const focusAfter: Readonly<Record<Exclude<Outcome, 'done' | 'waiting'>, string>> = {
  wrong: '#action-summary',
  confirming: '#action-confirm',
  changed: '#action-notice',
  failed: '#failure',
  incomplete: '#photos-incomplete',
};
