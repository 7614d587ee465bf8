import { property } from 'lit/decorators.js';
import type { ContactClient } from '../contact-centre/contact-centre.ts';
import { MimerElement, type Content, type Start } from '../element/mimer-element.ts';
import type { FormClient } from '../flow/form-client.ts';
import { loadLaterMessages } from '../locales/load-later-messages.ts';
import type { LauncherMessages } from '../locales/messages.ts';
import { withOverrides } from '../locales/overrides.ts';
import type { Prefill } from '../request-form/request-form.ts';
import type { TrackerClient } from '../status-tracker/tracker-client.ts';
import type { LauncherView } from './launcher-view.ts';
import type { LauncherSection } from './sections.ts';

/** The calls of what a launcher opens: the SDK's client, or anything with the same shape. */
export type LauncherClient = FormClient & TrackerClient & ContactClient;

/**
 * A button that opens form, tracker and contact centre in a dialog over the page. What was typed in it is kept when it is
 * closed. Events of the elements within bubble through it as they are.
 *
 * @slot - Shown until the button works, and if it never does: a link to a page with the form.
 * @slot header - In the dialog, above the section.
 * @slot footer - In the dialog, below the section.
 * @event {ReadyEvent} mimer-ready - The button works; the elements within say the same of themselves.
 * @event {OpenedEvent} mimer-open - The dialog has opened.
 * @event {ClosedEvent} mimer-close - The dialog has closed.
 * @event {ErrorEvent} mimer-error - The button could not be loaded, or something in the dialog did not work.
 * @csspart base - All of it.
 * @csspart button - A button.
 * @csspart trigger - The one that opens the dialog.
 * @csspart dialog - The dialog.
 * @csspart dialog-head - Title, close button and tabs.
 * @csspart title - The title.
 * @csspart close - The button that closes the dialog.
 * @csspart tabs - The tabs.
 * @csspart tab - One of them; `selected` is the one whose section is shown.
 * @csspart panel - A section.
 * @csspart form - The request form.
 * @csspart tracker - The status tracker.
 * @csspart contacts - The contact centre.
 * @cssproperty [--mimer-backdrop=rgb(6 20 26 / 0.6)] - What dims the page behind the dialog.
 * @cssproperty [--mimer-layer=1000] - The `z-index` of a button in the corner.
 */
export class Launcher extends MimerElement<LauncherClient> {
  /** The words on the button; by default the locale's. */
  @property() label = '';
  /** Where the button is: in the text, or at the end of the screen's lower edge. */
  @property({ reflect: true }) position: 'inline' | 'corner' = 'inline';
  /** What the dialog has, in this order: `form`, `tracker`, `contacts`. */
  @property() sections = '';
  /** The code of a service for the form to start with. */
  @property() service = '';
  /** The code of a kind for the form to start with. */
  @property() kind = '';
  /** Answers for the form that the page knows already. */
  @property({ attribute: false }) prefill: Prefill = {};

  private view: LauncherView | undefined = undefined;
  /** What the page wanted to open before there was anything to open. */
  private wanted: { readonly section?: LauncherSection } | undefined = undefined;

  /** Opens the dialog, with the section that was last shown or another. Before the button works it waits for that. */
  open(section?: LauncherSection): void {
    if (this.view === undefined) this.wanted = section === undefined ? {} : { section };
    else void this.view.open(section);
  }

  /** Closes the dialog; nothing that was typed is lost. */
  close(): void {
    this.wanted = undefined;
    this.view?.close();
  }

  protected override async prepare({ locale }: Start<LauncherClient>): Promise<Content> {
    const [{ LauncherView }, words] = await Promise.all([loadView(), loadLaterMessages('launcher', locale)]);
    const messages = withOverrides<LauncherMessages>(words, this.messages);
    // The dialog and what is in it outlive a change of language.
    this.view ??= new LauncherView(this, messages);
    this.view.words = messages;
    return this.view;
  }

  protected override updated(): void {
    const { wanted } = this;
    if (this.view === undefined || wanted === undefined) return;
    this.wanted = undefined;
    void this.updateComplete.then(() => this.open(wanted.section));
  }
}

const loadView = () => import('./launcher-view.ts');

declare global {
  interface HTMLElementTagNameMap {
    'mimer-launcher': Launcher;
  }
}
