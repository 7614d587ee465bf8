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

const result = (step: string, which: keyof ExampleRequests): State =>
  state(step, async stage => {
    const { reference, trackingCode } = stage.examples[which];
    const tracker = await open(stage);
    await lookUp(tracker, reference, trackingCode);
    await tracker.locator('[part="result"]').waitFor();
  });

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
];
