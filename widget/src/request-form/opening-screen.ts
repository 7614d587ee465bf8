import { html, type TemplateResult } from 'lit';
import { rawText } from '../flow/answers.ts';
import type { Loading, Unavailable } from '../flow/state.ts';
import type { FormMessages } from '../locales/messages.ts';
import { failureNotice } from './failure-notice.ts';
import { renderOpening, type Opening } from './opening.ts';
import type { ViewOptions } from './view-options.ts';

/** What the form's first sight needs once the rest of its code is here. */
export interface OpeningScreen
  extends Pick<Opening, 'headingLevel' | 'onInput' | 'onSubmit' | 'notices'>, Pick<ViewOptions, 'choice'> {
  readonly state: Loading | Unavailable;
  readonly messages: FormMessages;
}

/** Waits for the municipality, or says that it does not answer; what was typed stays. */
export const openingScreen = ({ state, choice, messages, ...frame }: OpeningScreen): TemplateResult => {
  const common = { ...frame, messages, description: rawText(state.answers, 'description') };
  if (state.name === 'loading') {
    return renderOpening({ ...common, rest: choice()?.(messages, rawText(state.answers, 'service')) });
  }
  const { loading, loadingKept } = messages.failure;
  return renderOpening({
    ...common,
    trouble: failureNotice(state.failure, messages, { title: `${loading} ${loadingKept}`, phone: undefined }),
    rest: html`<slot></slot>`,
    buttons: html`<button part="button" type="submit">${messages.tryAgain}</button>`,
  });
};
