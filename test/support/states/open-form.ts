import type { Locator } from 'playwright-core';
import { mapTiles, type Stage } from './stage.ts';
import type { State } from './state.ts';

export type Answers = Readonly<Record<string, string | boolean | readonly string[]>>;

/** What an earlier visit left. */
type Circumstances = Parameters<Stage['place']>[2];

/** A form that knows these answers already, on its first step. */
export const open = async (
  stage: Stage,
  prefill: Answers = {},
  circumstances: Circumstances = {},
): Promise<Locator> => {
  const form = await stage.place(
    'mimer-request-form',
    { prefill, mapTiles, mapAttribution: '© Örnek haritacılar' },
    circumstances,
  );
  // The subject can be chosen before there is anywhere to go on to.
  await form.locator('[type="submit"], [part="redirect"]').waitFor();
  return form;
};

/** Presses the button that goes on. */
export const submit = (form: Locator) => form.locator('[type="submit"]').click();

type Later = 'place' | 'you' | 'check';

/** Has the form show another step. */
export const goTo = async (form: Locator, step: Later): Promise<void> => {
  await form.evaluate((element, step) => {
    if ('goTo' in element && typeof element.goTo === 'function') Reflect.apply(element.goTo, element, [step]);
  }, step);
  const landmark = { place: '[name="street"]', you: '[part="notice"]', check: '[part="section"]' }[step];
  await form.locator(landmark).first().waitFor();
};

/** The same, on a later step. */
export const openAt = async (stage: Stage, step: Later, prefill: Answers): Promise<Locator> => {
  const form = await open(stage, prefill);
  await goTo(form, step);
  return form;
};

/** A state of the form. */
export const state = (step: string, reach: State['reach']): State => ({
  element: 'request-form',
  step,
  reach,
});

/** What a backend says in place of an answer. */
export const problem = (status: number, code: string) => ({
  status,
  contentType: 'application/problem+json',
  body: JSON.stringify({ type: 'about:blank', title: code, status, code, detail: code, requestId: 'r-1' }),
});

/** No answer ever comes. */
export const never = () => undefined;
