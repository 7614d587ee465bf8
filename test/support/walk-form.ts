import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

/** What the citizen takes home. */
export interface Proof {
  readonly reference: string;
  readonly trackingCode: string;
}

/** What is answered in each walk, so that what two pages send can be compared. */
export const walked = {
  description: 'Evimizin önündeki yolda  derin bir "çukur" var; arabalar geçemiyor.\nİki gündür böyle.',
  service: { tr: 'cukur', en: 'pothole' },
  neighbourhood: 'kilicaslan',
  street: ' Bahçe Sokak ',
  givenName: 'Ayşe',
  familyName: ' Yılmaz ',
  phone: '0 (530) 253-91-91',
  address: 'Hunat Mah. Nuh Naci Yazgan Cad. No: 12',
} as const;

/** Where to walk, in which language, and what to do on the way. */
export interface Walk {
  /** The form; by default the only one on the page. */
  readonly form?: Locator;
  readonly language?: keyof typeof walked.service;
  /** Called when a step is filled in, before it is sent. */
  readonly atStep?: (step: (typeof steps)[number]) => Promise<void>;
}

const steps = ['subject', 'place', 'you', 'check'] as const;

/** The control of a field, by the field's name: language and looks may differ. */
const control = (scope: Locator, field: string): Locator =>
  scope.locator(`[name="${field}"] :is(input, textarea)`).first();

const pick = async (scope: Locator, field: string, text: string): Promise<void> => {
  const box = control(scope, field);
  await box.click();
  await box.fill(text);
  await scope.locator(`[name="${field}"] [role="option"]`).first().waitFor();
  await box.press('ArrowDown');
  await box.press('Enter');
};

/** Ticks a box, or chooses an answer, by its words, which lie over the whole row. */
const tick = (scope: Locator, field: string, answer = ''): Promise<void> =>
  scope
    .locator(`[name^="${field}"] [part~="option"]:has(input${answer && `[value="${answer}"]`}) label`)
    .click();

/** Fills in a form with the mouse and the keyboard, from the description to the receipt. */
export const walkForm = async (
  page: Page,
  { form = page.locator('mimer-request-form'), language = 'tr', atStep = async () => {} }: Walk = {},
): Promise<Proof> => {
  const send = (inForm: Locator) => inForm.locator('[part~="buttons"] [type="submit"]').click();
  await control(form, 'description').fill(walked.description);
  await pick(form, 'service', walked.service[language]);
  await tick(form, 'kind', 'complaint');
  await form.locator('[name="photos"]').waitFor();
  await atStep('subject');
  await send(form);
  await pick(form, 'neighbourhood', walked.neighbourhood);
  await control(form, 'street').fill(walked.street);
  await atStep('place');
  await send(form);
  await control(form, 'givenName').fill(walked.givenName);
  await control(form, 'familyName').fill(walked.familyName);
  await tick(form, 'channel', 'sms');
  await control(form, 'phone').fill(walked.phone);
  await control(form, 'address').fill(walked.address);
  await tick(form, 'notice:');
  await atStep('you');
  await send(form);
  await form.locator('[part~="answers"]').first().waitFor();
  await atStep('check');
  await send(form);
  const reference = (await form.locator('[part="reference"]').innerText()).trim();
  const trackingCode = (await form.locator('[part="tracking-code"]').innerText()).trim();
  return { reference, trackingCode };
};

/** Looks a request up in the tracker of the same page. */
export const lookUp = async (
  page: Page,
  { reference, trackingCode }: Proof,
  tracker: Locator = page.locator('mimer-status-tracker'),
): Promise<void> => {
  await control(tracker, 'reference').fill(reference);
  await control(tracker, 'trackingCode').fill(trackingCode);
  await tracker.locator('[type="submit"]').click();
  assert.equal((await tracker.locator('[part="reference"]').innerText()).trim(), reference);
  // As written, whatever the page does to letters.
  assert.equal((await tracker.locator('[part="description"]').textContent())?.trim(), walked.description);
};
