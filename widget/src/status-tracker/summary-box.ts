import { html, nothing } from 'lit';
import type { CommonMessages } from '../locales/messages.ts';

/** Something that is wrong: the field's name and the words that stand at the field too. */
export interface NamedProblem {
  readonly name: string;
  readonly words: string;
}

/** All that is wrong in a form, on top of it: it takes the focus, and each line leads to its field. */
export const summaryBox = (
  problems: readonly NamedProblem[],
  messages: CommonMessages,
  focusField: (name: string) => void,
  id = 'summary',
): unknown =>
  problems.length === 0
    ? nothing
    : html`<div part="summary" id=${id} role="group" aria-labelledby="${id}-title" tabindex="-1">
        <p part="summary-title" id="${id}-title">${messages.summary(problems.length)}</p>
        <ul>
          ${problems.map(
            ({ name, words }) =>
              html`<li>
                <button part="summary-link" type="button" @click=${() => focusField(name)}>${words}</button>
              </li>`,
          )}
        </ul>
      </div>`;
