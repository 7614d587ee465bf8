import { html, nothing, type TemplateResult } from 'lit';
import type { OpeningMessages } from '../locales/messages.ts';
import { renderFrame, type Frame } from './frame.ts';
import { renderSubject } from './steps/subject.ts';

/** What can be shown before the municipality is known. */
export interface Opening extends Pick<
  Frame,
  'headingLevel' | 'onInput' | 'onSubmit' | 'above' | 'trouble' | 'buttons'
> {
  readonly messages: OpeningMessages;
  readonly description: string;
  /** What was kept, what waits. */
  readonly notices?: unknown;
  /** Below the description. */
  readonly rest?: unknown;
}

/** Until it is known how many steps there are: nearly every subject has a place. */
const usualSteps = 4;

/** The form's first sight: the description can be typed, the rest is on its way. */
export const renderOpening = ({
  messages,
  description,
  trouble,
  // Where something went wrong nothing is on its way any more.
  above = trouble === undefined ? html`<p part="line">${messages.loading}</p>` : nothing,
  notices,
  rest,
  ...frame
}: Opening): TemplateResult =>
  renderFrame({
    ...frame,
    trouble,
    messages,
    heading: messages.steps.subject,
    position: 1,
    of: usualSteps,
    above: html`${above}${notices}`,
    content: renderSubject(messages, description, '', rest),
  });
