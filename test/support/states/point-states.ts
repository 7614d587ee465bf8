import { place, subject } from './answers.ts';
import { openAt, state } from './open-form.ts';
import type { Stage } from './stage.ts';
import type { State } from './state.ts';

/** What the device answers when it is asked where it is, as JavaScript. */
const locateAs = (stage: Stage, answer: string) =>
  stage.page.evaluate(`navigator.geolocation.getCurrentPosition = (found, refused) => { ${answer} }`);

const at = (lat: number, lng: number, accuracy: number) =>
  `found({ coords: { latitude: ${lat}, longitude: ${lng}, accuracy: ${accuracy} } })`;

const located = (step: string, answer: string, landmark: string): State =>
  state(step, async stage => {
    const form = await openAt(stage, 'place', subject);
    await locateAs(stage, answer);
    await form.locator('#locate').click();
    await form.locator(landmark).first().waitFor();
  });

/** How a point is found, on the form's second step. */
export const pointStates: readonly State[] = [
  located('point-searching', '', '[part="point-news"].busy'),
  located('point-found', at(38.7212, 35.4925, 12), '[part="point"]'),
  located('point-outside', at(39.9208, 32.8541, 2400), '[part="point-warning"]'),
  located('point-denied', 'refused({ code: 1 })', '[part="point-news"]'),
  state('point-map', async stage => {
    const form = await openAt(stage, 'place', { ...subject, ...place });
    await form.locator('#open-map').click();
    await form.locator('.leaflet-tile-loaded').first().waitFor();
    await form.locator('[part="mark"], [part~="mark"]').first().waitFor();
  }),
];
