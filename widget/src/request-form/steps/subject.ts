import { html, type TemplateResult } from 'lit';
import type { OpeningMessages } from '../../locales/messages.ts';
import { fieldParts } from '../field-parts.ts';

/** The first step. People come with a problem: they can write it down before anything else has arrived. */
export const renderSubject = (
  messages: OpeningMessages,
  description: string,
  error: string,
  rest: unknown,
): TemplateResult => html`
  <mimer-text-area
    part="field"
    exportparts=${fieldParts}
    name="description"
    required
    rows="5"
    .maxlength=${4000}
    .label=${messages.description}
    .hint=${messages.descriptionHint}
    .messages=${messages.field}
    .value=${description}
    .error=${error}
  ></mimer-text-area>
  ${rest}
`;
