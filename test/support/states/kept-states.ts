import type { Locator } from 'playwright-core';
import { complete, place, subject } from './answers.ts';
import { never, open, openAt, state, submit } from './open-form.ts';
import type { Stage } from './stage.ts';
import type { State } from './state.ts';

/** Nobody heard what became of what was sent a minute ago. */
const unanswered = () => ({
  'mimer-keys': {
    version: 1,
    keys: [{ key: 'a-key-of-an-earlier-attempt', sentAt: Date.now() - 60_000 }],
  },
});

const foundReceipt = {
  reference: '2026-4819073-2',
  trackingCode: '4805137296',
  receivedAt: '2026-11-23T14:05:00+03:00',
  dueOn: '2026-12-23',
  dueBasis: { rule: '3071', days: 30, unit: 'calendar' },
  subject: 'Çukur / yol bozukluğu',
  test: false,
};

/** The check, after the network was gone. */
const fail = async (stage: Stage): Promise<Locator> => {
  await stage.answer('POST', /\/requests$/, route => route.abort('internetdisconnected'));
  const form = await openAt(stage, 'check', complete);
  await submit(form);
  await form.locator('[part="offer"]').waitFor();
  return form;
};

/** The request is left on this device. */
const leave = async (stage: Stage): Promise<Locator> => {
  const form = await fail(stage);
  await form.locator('[part="offer"] button').click();
  await form.locator('[part="waiting-state"].waiting').waitFor();
  return form;
};

/** Another request is begun while one waits. */
const beginAnother = async (stage: Stage): Promise<Locator> => {
  const form = await leave(stage);
  await form.locator('[part="queued"] [part~="secondary"]').first().click();
  await form.locator('[part="waiting"]').waitFor();
  return form;
};

/** What waits on the device does so since last month. */
const aMonthGoesBy = `(async () => {
  const wait = request => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  for (const { name } of await indexedDB.databases()) {
    const database = await wait(indexedDB.open(name));
    const items = database.transaction('items', 'readwrite').objectStore('items');
    for (const item of await wait(items.getAll()))
      await wait(items.put({ ...item, createdAt: item.createdAt - 31 * 86_400_000 }));
    database.close();
  }
})()`;

/** What is left of an earlier visit, and what waits for the network. */
export const keptStates: readonly State[] = [
  state('draft-restored', stage =>
    open(
      stage,
      {},
      {
        inTab: {
          'mimer-draft': { version: 1, savedAt: Date.now() - 60_000, answers: { ...subject, ...place } },
        },
      },
    ),
  ),
  state('former-missing', async stage => {
    const form = await open(stage, {}, { inTab: unanswered() });
    // While it is asked after, the line ends in an ellipsis.
    await form.locator('p[part="former"]', { hasNotText: '…' }).waitFor();
  }),
  ...(['former-found', 'former-found-receipt'] as const).map(step =>
    state(step, async stage => {
      let isKnown = false;
      await stage.answer('GET', /\/receipt$/, route =>
        isKnown
          ? route.fulfill({ contentType: 'application/json', body: JSON.stringify(foundReceipt) })
          : route.fulfill({ contentType: 'text/html', body: '<p>' }),
      );
      const form = await open(stage, {}, { inTab: unanswered() });
      await form.locator('[name="description"] textarea').fill(String(subject['description']));
      isKnown = true;
      await form.locator('div[part="former"] button').click();
      await form.locator('div[part="former"] bdi').waitFor();
      if (step === 'former-found') return;
      await form.locator('div[part="former"] button').click();
      await form.locator('[part="receipt"]').waitFor();
    }),
  ),
  state('former-unknown', async stage => {
    await stage.answer('GET', /\/receipt$/, route =>
      route.fulfill({ contentType: 'text/html', body: '<p>' }),
    );
    const form = await open(stage, {}, { inTab: unanswered() });
    await form.locator('div[part="former"]').waitFor();
  }),
  state('offline-offer', fail),
  state('queued', leave),
  state('queued-confirm', async stage => {
    const form = await leave(stage);
    await form.locator('[data-removes="*"]').click();
    await form.locator('[part="confirm"]').waitFor();
  }),
  state('waiting-line', beginAnother),
  state('waiting-sent', async stage => {
    const form = await beginAnother(stage);
    await stage.answer('NONE', /^$/, never);
    await form.locator('[part="waiting-actions"] button').first().click();
    await form.locator('[part="waiting"].sent').waitFor();
  }),
  state('waiting-expired', async stage => {
    const form = await beginAnother(stage);
    await stage.page.evaluate(aMonthGoesBy);
    await form.locator('[part="waiting-actions"] button').first().click();
    await form.locator('[part="waiting"].setAside').waitFor();
  }),
];
