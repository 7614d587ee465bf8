import { createMimer } from '@melikgazi/mimer-sdk';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import * as z from 'zod/mini';
import { fillAll, formOf, receiptOf, send } from '../../support/citizen-form.ts';
import type { Workshop } from '../row.ts';
import { ours, startSite } from './site.ts';
import { freshPage, openBrowser, seenIn, slowDown, timeOf } from './visit.ts';
import { within } from '../within.ts';

const rounds = 9;

/** How long a citizen looks at least at what is about to be sent; the challenge is solved meanwhile. */
const look = 3_000;

/** Milliseconds from the click to the receipt, and of a bare `fetch` of the same body to its answer. */
export interface Submissions {
  readonly form: readonly number[];
  readonly bare: readonly number[];
}

export const measureSubmissions = (workshop: Workshop): Promise<Submissions> =>
  within(async scope => {
    const site = await startSite(scope, workshop, []);
    const browser = await openBrowser(scope);
    const measured: { form: number[]; bare: number[] } = { form: [], bare: [] };
    for (let round = 0; round <= rounds; round += 1) {
      workshop.say(`Sending, round ${round} of ${rounds} …`);
      const { form, bare } = await sendOnce(browser, site);
      if (round === 0) continue;
      measured.form.push(form);
      measured.bare.push(bare);
    }
    return measured;
  });

interface Site {
  readonly origin: string;
  readonly endpoint: string;
}

/** Fills in at full speed, then sends on the slow line: the form, and beside it a `fetch` that does nothing else. */
const sendOnce = async (browser: Browser, { origin, endpoint }: Site) => {
  const { page, devTools, close } = await freshPage(browser, { types: false });
  try {
    await page.goto(`${origin}/${ours.form}/`);
    const form = formOf(page);
    await fillAll(form);
    await delay(look);
    await slowDown(devTools);
    const sent = page.waitForRequest(
      request => request.method() === 'POST' && request.url().endsWith('/requests'),
    );
    await send(form);
    await receiptOf(form);
    const seen = await seenIn(page);
    const body = z.parse(bodySchema, (await sent).postDataJSON());
    const challenge = await createMimer({ endpoint }).challenge.solve();
    const bare = await fetchBare(page, `${endpoint}/requests`, JSON.stringify({ ...body, challenge }));
    return { form: timeOf(seen, 'receipt') - timeOf(seen, 'clicked'), bare };
  } finally {
    await close();
  }
};

const bodySchema = z.record(z.string(), z.unknown());

/** Milliseconds of a POST from the page until its answer is read. */
const fetchBare = (page: Page, url: string, body: string): Promise<number> =>
  page.evaluate(
    async ([where = '', text = '']) => {
      const start = performance.now();
      const answer = await fetch(where, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
        body: text,
      });
      await answer.json();
      if (answer.status !== 201) throw new Error(`The bare fetch was answered with ${answer.status}.`);
      return performance.now() - start;
    },
    [url, body],
  );
