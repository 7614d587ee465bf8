import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Content } from '../element/mimer-element.ts';
import type { LauncherMessages } from '../locales/messages.ts';
import { GiveWay } from './give-way.ts';
import { ClosedEvent, OpenedEvent } from './launcher-events.ts';
import { launcherStyles } from './launcher.styles.ts';
import type { Launcher } from './launcher.ts';
import { lockScroll } from './scroll-lock.ts';
import { renderSection } from './render-section.ts';
import { sectionsOf, type LauncherSection } from './sections.ts';
import { renderTabs } from './tabs.ts';

/**
 * The button and the dialog behind it.
 *
 * Owns: whether the dialog is open, which section is shown and which ones have been, and the page's scrolling meanwhile.
 * Does not own: what is in the sections; those elements live on while the dialog is closed, and so does what was typed.
 */
export class LauncherView implements Content, ReactiveController {
  readonly styles = launcherStyles;
  words: LauncherMessages;
  private readonly host: Launcher;
  private readonly giveWay: GiveWay;
  private selected: LauncherSection | undefined = undefined;
  private readonly seen = new Set<LauncherSection>();
  private unlockScroll: (() => void) | undefined = undefined;

  constructor(host: Launcher, words: LauncherMessages) {
    this.host = host;
    this.words = words;
    this.giveWay = new GiveWay(host, () =>
      host.position === 'corner' ? this.find('[part~="trigger"]') : null,
    );
    host.addController(this);
  }

  /** A dialog that left the page came back as an open one that is not modal. */
  hostDisconnected(): void {
    this.close();
    this.release();
  }

  async open(section = this.shown): Promise<void> {
    this.select(section);
    await this.host.updateComplete;
    const dialog = this.dialog;
    if (dialog === undefined || dialog.open || !this.host.isConnected) return;
    dialog.showModal();
    this.unlockScroll ??= lockScroll();
    // To the title rather than to the button that closes what has just been opened.
    this.find('[part="title"]')?.focus();
    this.host.dispatchEvent(new OpenedEvent());
  }

  close(): void {
    if (this.dialog?.open === true) this.dialog.close();
  }

  render(): TemplateResult {
    const { host, words } = this;
    const classes = this.giveWay.active ? 'aside' : '';
    return html`<button
        part="button trigger"
        class=${classes}
        type="button"
        aria-haspopup="dialog"
        @click=${() => void this.open()}
      >
        ${host.label || words.launcher.label}
      </button>
      <dialog part="dialog" aria-labelledby="title" @close=${this.handleClose}>
        ${this.selected === undefined ? nothing : this.renderInside()}
      </dialog>`;
  }

  private renderInside(): TemplateResult {
    const { host, words } = this;
    const { title, close, sections: labels } = words.launcher;
    const sections = sectionsOf(host.sections);
    const selected = this.shown;
    this.seen.add(selected);
    return html`<div part="dialog-head">
        <h2 part="title" id="title" tabindex="-1" aria-level=${host.headingLevel}>${title}</h2>
        <button part="close" type="button" aria-label=${close} @click=${() => this.close()}>
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="m6 6 12 12M18 6 6 18" /></svg>
        </button>
        ${
          sections.length < 2
            ? nothing
            : renderTabs({
                sections,
                selected,
                labels,
                onSelect: section => this.select(section),
                onReach: section => void this.reach(section),
              })
        }
      </div>
      <slot name="header"></slot>
      ${sections.map(section => this.renderPanel(section, section === selected, sections.length > 1))}
      <slot name="footer"></slot>`;
  }

  private renderPanel(section: LauncherSection, isSelected: boolean, isTab: boolean): TemplateResult {
    return html`<div
      part="panel"
      id="panel-${section}"
      role=${isTab ? 'tabpanel' : nothing}
      aria-labelledby=${isTab ? `tab-${section}` : nothing}
      ?hidden=${!isSelected}
    >
      ${this.seen.has(section) ? renderSection(section, this.host, this.words.locale) : nothing}
    </div>`;
  }

  /** The section that is chosen, if the page still wants it, or the first. */
  private get shown(): LauncherSection {
    const [first = 'form', ...others] = sectionsOf(this.host.sections);
    const { selected } = this;
    return selected !== undefined && others.includes(selected) ? selected : first;
  }

  private select(section: LauncherSection): void {
    this.selected = section;
    this.host.requestUpdate();
  }

  private async reach(section: LauncherSection): Promise<void> {
    this.select(section);
    await this.host.updateComplete;
    this.find(`#tab-${section}`)?.focus();
  }

  private get dialog(): HTMLDialogElement | undefined {
    const found = this.find('dialog');
    return found instanceof HTMLDialogElement ? found : undefined;
  }

  private find(selector: string): HTMLElement | null {
    return this.host.renderRoot.querySelector<HTMLElement>(selector);
  }

  private release(): void {
    this.unlockScroll?.();
    this.unlockScroll = undefined;
  }

  private readonly handleClose = ({ target, currentTarget }: Event): void => {
    // Something in a section may close, too.
    if (target !== currentTarget) return;
    this.release();
    this.host.dispatchEvent(new ClosedEvent());
  };
}
