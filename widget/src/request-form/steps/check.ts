import { html, nothing, type TemplateResult } from 'lit';
import { fieldsOf, stepsOf, type StepName } from '../../flow/steps.ts';
import type { FieldId } from '../../flow/answers.ts';
import { describeAnswer } from '../describe-answer.ts';
import type { StepContext } from '../step-context.ts';
import { labelOf } from '../words.ts';

const row = (context: StepContext, step: StepName, field: FieldId): unknown => {
  const { draft, messages, photos, goTo } = context;
  if (field === 'photos' && photos === undefined) return nothing;
  const label = labelOf(field, draft, messages);
  const answer = describeAnswer(field, draft, messages);
  const value = answer === '' ? messages.check.unanswered : answer;
  return html`<div part="answer">
    <dt part="answer-label">${label}</dt>
    ${
      field === 'photos'
        ? html`<dd part="answer-value">${photos?.answer(context)}</dd>`
        : html`<dd
            part="answer-value"
            class=${answer === '' ? 'unanswered' : ''}
            dir="auto"
            .textContent=${value}
          ></dd>`
    }
    <dd part="answer-change">
      <button part="change" type="button" @click=${() => goTo(step, field)}>
        ${messages.check.change}<span class="unseen">: ${label}</span>
      </button>
    </dd>
  </div>`;
};

/** All answers, each with the way back to it. */
export const renderCheck = (context: StepContext): TemplateResult => {
  const { draft, messages, headingLevel } = context;
  const sections = stepsOf(draft).filter(step => step !== 'check');
  return html`${sections.map(
    step => html`
      <section part="section">
        <h3 part="section-title" aria-level=${headingLevel + 1}>${messages.check[step]}</h3>
        <dl part="answers">${fieldsOf(step, draft).map(field => row(context, step, field))}</dl>
      </section>
    `,
  )}`;
};
