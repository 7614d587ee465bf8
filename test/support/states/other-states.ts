import type { Locator } from 'playwright-core';
import { problem } from './open-form.ts';
import type { Stage } from './stage.ts';
import type { State } from './state.ts';

const fallback = 'Bize 0352 252 13 33 numaralı telefondan ulaşabilirsiniz.';

// A Wednesday.
const duringOfficeHours = '2026-11-25T10:20:00+03:00';
const afterOfficeHours = '2026-11-25T19:45:00+03:00';

const contactAt = (step: string, at: string): State => ({
  element: 'contact-centre',
  step,
  reach: async stage => {
    const element = await stage.place('mimer-contact-centre', {}, { at });
    await element.locator('[part="channels"]').waitFor();
  },
});

/** The municipality does not answer, and the page's own words stay. */
const unavailable = (element: string): State => ({
  element,
  step: 'unavailable',
  reach: async stage => {
    await stage.answer('GET', /\/v1\/$/, route => route.fulfill(problem(403, 'forbidden')));
    const failed = stage.page.waitForEvent('console', message => message.text().includes(element));
    await stage.place(`mimer-${element}`, {}, { fallback });
    await failed;
  },
});

const figures = {
  from: '2025-12-01',
  to: '2026-11-26',
  total: 18_432,
  bySource: { web: 6_410, phone: 7_934, whatsapp: 2_874, in_person: 1_214 },
  byKind: { complaint: 9_120, demand: 6_030, information: 1_902, thanks: 890, suggestion: 490 },
  byServiceGroup: {
    YOL: 5_210,
    TEM: 4_102,
    PRK: 2_870,
    IMR: 1_930,
    HAY: 1_544,
    ZAB: 1_210,
    SOS: 866,
    KLT: 700,
  },
  byStatus: { resolved: 15_204, in_progress: 1_830, forwarded: 720, received: 410, declined: 268 },
  byMonth: {
    '2025-12': 1_204,
    '2026-01': 1_402,
    '2026-02': 1_377,
    '2026-03': 1_630,
    '2026-04': 1_710,
    '2026-05': 1_688,
    '2026-06': 1_502,
    '2026-07': 1_390,
    '2026-08': 1_455,
    '2026-09': 1_720,
    '2026-10': 1_804,
    '2026-11': 1_550,
  },
  medianDaysToClose: 4.5,
  ratings: { count: 3_120, mean: 4.1 },
};

const statistics = (step: string, landmark: string, given: object): State => ({
  element: 'statistics',
  step,
  reach: async stage => {
    await stage.answer('GET', /\/statistics$/, route => route.fulfill({ json: given }));
    const element = await stage.place('mimer-statistics');
    await element.locator(landmark).first().waitFor();
  },
});

const none = { bySource: {}, byKind: {}, byServiceGroup: {}, byStatus: {}, byMonth: {} };

const launch = async (stage: Stage, properties = {}): Promise<Locator> => {
  const launcher = await stage.place('mimer-launcher', properties, { at: duringOfficeHours });
  await launcher.locator('[part~="trigger"]').waitFor();
  return launcher;
};

const launched = (step: string, tab: string, landmark: string): State => ({
  element: 'launcher',
  step,
  reach: async stage => {
    const launcher = await launch(stage);
    await launcher.locator('[part~="trigger"]').click();
    await launcher.locator(`#tab-${tab}`).click();
    await launcher.locator(landmark).first().waitFor();
  },
});

/** What the elements show that are neither form nor tracker. */
export const otherStates: readonly State[] = [
  contactAt('open', duringOfficeHours),
  contactAt('closed', afterOfficeHours),
  unavailable('contact-centre'),
  statistics('figures', '[part="charts"]', figures),
  statistics('empty', '[part="empty"]', {
    ...figures,
    ...none,
    total: 0,
    medianDaysToClose: undefined,
    ratings: undefined,
  }),
  unavailable('statistics'),
  { element: 'launcher', step: 'closed', reach: stage => launch(stage) },
  { element: 'launcher', step: 'corner', reach: stage => launch(stage, { position: 'corner' }) },
  launched('form', 'form', 'mimer-request-form [type="submit"]'),
  launched('tracker', 'tracker', '[name="trackingCode"] input'),
  launched('contacts', 'contacts', '[part="channels"]'),
];
