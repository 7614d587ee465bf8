import type { Locator } from 'playwright-core';
import type { ExampleRequests } from './example-requests.ts';
import type { Stage } from './stage.ts';
import type { State } from './state.ts';

const open = async (stage: Stage): Promise<Locator> => {
  const tracker = await stage.place('mimer-status-tracker');
  await tracker.locator('[name="trackingCode"] input').waitFor();
  return tracker;
};

const lookUp = async (tracker: Locator, reference: string, trackingCode: string): Promise<void> => {
  await tracker.locator('[name="reference"] input').fill(reference);
  await tracker.locator('[name="trackingCode"] input').fill(trackingCode);
  await tracker.locator('[type="submit"]').click();
};

const state = (step: string, reach: State['reach']): State => ({ element: 'status-tracker', step, reach });

/** The result of a lookup, and what is done with it. */
const result = (
  step: string,
  which: keyof ExampleRequests,
  then: (tracker: Locator, stage: Stage) => Promise<unknown> = () => Promise.resolve(),
): State =>
  state(step, async stage => {
    const { reference, trackingCode } = stage.examples[which];
    const tracker = await open(stage);
    await lookUp(tracker, reference, trackingCode);
    await tracker.locator('[part="result"]').waitFor();
    await then(tracker, stage);
  });

const unfold = async (tracker: Locator, name: string): Promise<Locator> => {
  await tracker.locator(`#toggle-${name}`).click();
  const form = tracker.locator('[part="action-form"]');
  await form.waitFor();
  // Its code comes after the form is shown.
  if (name === 'reply') await form.locator('input[type="file"]').waitFor({ state: 'attached' });
  return form;
};

const action = (step: string, which: keyof ExampleRequests, name: string): State =>
  result(step, which, tracker => unfold(tracker, name));

const remembered = (stage: Stage) => {
  const { fresh, resolved, awaiting } = stage.examples;
  const of = (lookup: typeof fresh, subject: string, status: string) => ({
    ...lookup,
    subject,
    status,
    seenAt: '2026-11-24T11:02:00.000Z',
  });
  return [
    of(fresh, 'Çukur, bozuk asfalt, kaldırım, yol', 'received'),
    of(awaiting, '', 'awaiting_citizen'),
    of(resolved, 'Çukur, bozuk asfalt, kaldırım, yol', 'resolved'),
  ];
};

/** Everything the tracker shows. */
export const statusTrackerStates: readonly State[] = [
  state('look-up', open),
  state('look-up-errors', async stage => {
    const tracker = await open(stage);
    await lookUp(tracker, '', '123');
    await tracker.locator('#summary').waitFor();
  }),
  state('not-found', async stage => {
    const tracker = await open(stage);
    // The right code of another request: nobody has this pair.
    await lookUp(tracker, stage.examples.fresh.reference, stage.examples.resolved.trackingCode);
    await tracker.locator('#failure').waitFor();
  }),
  state('unavailable', async stage => {
    await stage.answer('GET', /\/requests\//, route =>
      route.fulfill({ contentType: 'text/html', body: '<p>' }),
    );
    const tracker = await open(stage);
    await lookUp(tracker, stage.examples.fresh.reference, stage.examples.fresh.trackingCode);
    await tracker.locator('#failure').waitFor();
  }),
  result('result-received', 'fresh'),
  result('result-forwarded', 'forwarded'),
  result('result-awaiting', 'awaiting'),
  result('result-resolved', 'resolved'),
  result('result-declined', 'declined'),
  action('reply', 'awaiting', 'reply'),
  result('reply-errors', 'awaiting', async tracker => {
    const form = await unfold(tracker, 'reply');
    await form.locator('[type="submit"]').click();
    await form.locator('#action-summary').waitFor();
  }),
  result('reply-failed', 'awaiting', async (tracker, stage) => {
    await stage.answer('POST', /\/replies$/, route =>
      route.fulfill({ contentType: 'text/html', body: '<p>' }),
    );
    const form = await unfold(tracker, 'reply');
    await form.locator('textarea').fill('Okulun önünde, sol tarafta.');
    await form.locator('[type="submit"]').click();
    await form.locator('#failure').waitFor();
  }),
  action('rate', 'resolved', 'rate'),
  action('reopen', 'resolved', 'reopen'),
  action('change-reply-channel', 'fresh', 'changeReplyChannel'),
  action('withdraw', 'fresh', 'withdraw'),
  result('withdraw-confirm', 'fresh', async tracker => {
    const form = await unfold(tracker, 'withdraw');
    await form.locator('[type="submit"]').click();
    await form.locator('#action-confirm').waitFor();
  }),
  state('remembered', async stage => {
    const tracker = await stage.place(
      'mimer-status-tracker',
      {},
      { onDevice: { 'mimer.remembered': remembered(stage) } },
    );
    await tracker.locator('[part="remembered-item"]').nth(2).waitFor();
  }),
];
