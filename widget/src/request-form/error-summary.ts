import { html, nothing } from 'lit';
import type { StepContext } from './step-context.ts';
import { wordsOf } from './words.ts';

/** All that is wrong on this step, on top of it: it takes the focus, and each line leads to its field. */
export const errorSummary = ({ problems, draft, messages, focusField }: StepContext): unknown => {
  if (problems.length === 0) return nothing;
  return html`<div part="summary" id="summary" role="group" aria-labelledby="summary-title" tabindex="-1">
    <p part="summary-title" id="summary-title">${messages.summary(problems.length)}</p>
    <ul>
      ${problems.map(
        problem =>
          html`<li>
            <button part="summary-link" type="button" @click=${() => focusField(problem.field)}>
              ${wordsOf(problem, draft, messages)}
            </button>
          </li>`,
      )}
    </ul>
  </div>`;
};
