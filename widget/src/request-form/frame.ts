import { html, nothing, type TemplateResult } from 'lit';
import type { OpeningMessages } from '../locales/messages.ts';

/** What stands in the frame that all steps share. */
export interface Frame {
  readonly messages: OpeningMessages;
  readonly headingLevel: number;
  readonly heading: string;
  /** Where the citizen is, from 1. */
  readonly position: number;
  readonly of: number;
  /** Above the heading. */
  readonly above?: unknown;
  /** Between heading and questions: what is wrong. */
  readonly trouble?: unknown;
  readonly content: unknown;
  readonly buttons?: unknown;
  readonly onInput: (event: Event) => void;
  readonly onSubmit: (event: Event) => void;
}

/** The frame is the same template before and after the form is complete, so that what is being typed stays where it is. */
export const renderFrame = (frame: Frame): TemplateResult => html`
  <form part="form" novalidate @input=${frame.onInput} @change=${frame.onInput} @submit=${frame.onSubmit}>
    ${frame.above ?? nothing}
    <p part="progress">${frame.messages.progress(frame.position, frame.of)}</p>
    <div part="progress-bar" aria-hidden="true">
      ${new Array(frame.of).fill(0).map((_, index) => html`<i class=${index < frame.position ? 'done' : ''}></i>`)}
    </div>
    <h2 part="heading" tabindex="-1" aria-level=${frame.headingLevel}>${frame.heading}</h2>
    ${frame.trouble ?? nothing}
    <div part="questions">${frame.content}</div>
    <div part="buttons">${frame.buttons ?? nothing}</div>
  </form>
`;
