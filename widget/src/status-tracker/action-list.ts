import { html, nothing, type TemplateResult } from 'lit';
import type { TrackerMessages } from '../locales/messages.ts';
import type { ActionName } from './offers.ts';

/** What the list of actions is given. */
export interface ActionListView {
  readonly names: readonly ActionName[];
  readonly opened: ActionName | undefined;
  /** The form of the one that is open. */
  readonly panel: unknown;
  readonly messages: TrackerMessages;
  readonly headingLevel: number;
  readonly onToggle: (name: ActionName) => void;
}

/** What can be done, each a button that opens its form in place. */
export const renderActionList = (view: ActionListView): TemplateResult | typeof nothing => {
  const { names, opened, panel, messages, headingLevel, onToggle } = view;
  const { actions } = messages.tracker;
  if (names.length === 0) return nothing;
  return html`<section part="section" class="actions" aria-labelledby="actions-title">
    <h3 part="section-title" id="actions-title" aria-level=${headingLevel + 1}>${actions.title}</h3>
    <ul part="actions">
      ${names.map(
        name =>
          html`<li part="action">
            <button
              part="action-toggle"
              id="toggle-${name}"
              type="button"
              aria-expanded=${name === opened ? 'true' : 'false'}
              aria-controls="panel-${name}"
              @click=${() => onToggle(name)}
            >
              ${actions[name].title}
            </button>
            <div part="action-panel" id="panel-${name}" ?hidden=${name !== opened}>
              ${name === opened ? panel : nothing}
            </div>
          </li>`,
      )}
    </ul>
  </section>`;
};
