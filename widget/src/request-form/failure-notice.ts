import { html, nothing, type TemplateResult } from 'lit';
import type { Failure } from '../flow/failure.ts';
import type { CommonMessages } from '../locales/messages.ts';
import { phoneLink } from './phone-link.ts';
import { causeOf } from './words.ts';

/** What did not work, why, that nothing is lost, and whom to call. */
export const failureNotice = (
  failure: Failure,
  messages: CommonMessages,
  { title, phone, offer = nothing }: { title: string; phone: string | undefined; offer?: unknown },
): TemplateResult => html`
  <div part="failure" id="failure" role="group" aria-labelledby="failure-title" tabindex="-1">
    <p part="failure-title" id="failure-title">${title}</p>
    <p>${causeOf(failure, messages)}</p>
    <p>
      ${phone === undefined ? messages.failure.retry : html`${messages.failure.call} ${phoneLink(phone)}`}
    </p>
    ${failure.requestId === undefined ? nothing : html`<p part="aside">${messages.failure.requestId(failure.requestId)}</p>`}
    ${offer}
  </div>
`;
