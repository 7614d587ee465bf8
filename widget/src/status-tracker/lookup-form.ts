import { html, nothing, type TemplateResult } from 'lit';
import type { TrackerMessages } from '../locales/messages.ts';
import type { Lookup } from './lookup-problems.ts';
import { summaryBox } from './summary-box.ts';

/** What the form is given. */
export interface LookupView {
  readonly lookup: Lookup;
  readonly problems: Partial<Lookup>;
  readonly messages: TrackerMessages;
  readonly headingLevel: number;
  readonly busy: boolean;
  /** What did not work, above the fields. */
  readonly failure: unknown;
  readonly onInput: (event: Event) => void;
  readonly onSubmit: (event: Event) => void;
  readonly focusField: (name: string) => void;
}

const names = ['reference', 'trackingCode'] as const;

const problemsIn = ({ problems }: LookupView) =>
  names.flatMap(name => {
    const words = problems[name];
    return words === undefined ? [] : [{ name, words }];
  });

/** Reference and code. */
export const renderLookupForm = (view: LookupView): TemplateResult => {
  const { lookup, problems, messages, headingLevel, busy, failure, onInput, onSubmit, focusField } = view;
  const { tracker } = messages;
  return html`<form part="form" novalidate @input=${onInput} @submit=${onSubmit}>
    <h2 part="heading" tabindex="-1" aria-level=${headingLevel}>${tracker.title}</h2>
    ${summaryBox(problemsIn(view), messages, focusField)} ${failure}
    <mimer-text-field
      part="field"
      name="reference"
      required
      size="m"
      inputmode="numeric"
      autocomplete="off"
      .label=${tracker.reference}
      .hint=${tracker.referenceHint}
      .messages=${messages.field}
      .error=${problems.reference ?? ''}
      .value=${lookup.reference}
    ></mimer-text-field>
    <mimer-text-field
      part="field"
      name="trackingCode"
      required
      size="m"
      inputmode="numeric"
      autocomplete="off"
      .label=${tracker.trackingCode}
      .hint=${tracker.trackingCodeHint}
      .messages=${messages.field}
      .error=${problems.trackingCode ?? ''}
      .value=${lookup.trackingCode}
    ></mimer-text-field>
    <div part="buttons">
      <button part="button" type="submit" aria-disabled=${busy ? 'true' : nothing}>
        ${busy ? tracker.loading : tracker.show}
      </button>
    </div>
  </form>`;
};
