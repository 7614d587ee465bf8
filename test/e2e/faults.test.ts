import assert from 'node:assert/strict';
import { createMimer, type Receipt } from '@melikgazi/mimer-sdk';
import { test, type TestContext } from 'node:test';
import { anyFault } from '../support/bad-weather.ts';
import { openPage } from '../support/browser.ts';
import { faultProxy, type Fault } from '../support/fault-proxy.ts';
import { faultRun, type FaultRun } from '../support/fault-run.ts';
import { randomChoice } from '../support/random-choice.ts';
import { serverProcess } from '../support/server-process.ts';

const isLong = process.env['MIMER_LONG'] !== undefined;
const seed = Number(process.env['MIMER_SEED'] ?? Date.now() % 1_000_000);

/** A server, a bad line in front of it, and how many requests it has in the end. */
const start = async (t: TestContext) => {
  const server = await serverProcess(t, { LIMIT_SUBMISSIONS: '0', LIMIT_CHALLENGES: '0', LIMIT_DESK: '0' });
  const weather: { now: () => Fault | undefined } = { now: () => undefined };
  const line = await faultProxy(t, server.origin, ({ method, path }) =>
    method === 'POST' && path.endsWith('/requests') ? weather.now() : undefined,
  );
  const scopes = 'requests:write,desk:read';
  const apiKey = await server.command('key', 'create', '--label', 'Tests', '--scopes', scopes);
  const { desk } = createMimer({ endpoint: server.endpoint, apiKey });
  const stored = async (): Promise<string[]> => {
    const references: string[] = [];
    for await (const { reference } of desk.requests.list({ limit: 200 })) references.push(reference);
    return references.sort();
  };
  return { line, weather, apiKey, stored };
};

const html = `<!doctype html><html lang="tr"><title>MİMER</title>
<script type="module" src="/widget/mimer.js"></script>
<mimer-request-form lang="tr" endpoint="/melikgazi/v1"></mimer-request-form>`;

/** A page with the form, behind the bad line. */
const openForm = async (t: TestContext, origin: string) => {
  const page = await openPage(t, { hasTouch: true });
  await page.route(`${origin}/form`, route => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto(`${origin}/form`);
  // The subject can be chosen before there is anywhere to go on to.
  await page.locator('mimer-request-form [type="submit"]').waitFor();
  return page;
};

const tell = ({ log }: FaultRun) => `MIMER_SEED=${seed}\n${log.join('\n')}`;

test('whatever the line does, one intent is one request, and the screen tells the truth', async t => {
  const { line, weather, stored } = await start(t);
  const page = await openForm(t, line.origin);
  const run = await faultRun(page, line, weather, {
    count: isLong ? 500 : 20,
    doubles: isLong ? 100 : 5,
    seed,
  });

  assert.deepEqual(run.lies, [], tell(run));
  assert.deepEqual(await stored(), [...run.receipts].sort(), tell(run));
  assert.equal(run.receipts.length, run.meant);
  assert.ok(run.lostAnswers >= run.meant, `${run.lostAnswers} lost answers; ${tell(run)}`);
  assert.ok(run.doublePresses >= (isLong ? 100 : 5), `${run.doublePresses} double presses; ${tell(run)}`);
});

test('a form that makes a key for each attempt is found out', async t => {
  const { line, weather, stored } = await start(t);
  const page = await openForm(t, line.origin);
  // A form of its own, so that nothing of the first one is still under way.
  await page.evaluate(`(async () => {
    const { createMimer } = await import('/sdk/mimer-sdk.js');
    const { requests, ...client } = createMimer({ endpoint: new URL('/melikgazi/v1', location.href).href, locale: 'tr' });
    const create = (body, { signal }) => requests.create(body, { signal });
    const form = document.createElement('mimer-request-form');
    form.lang = 'tr';
    form.client = { ...client, requests: { ...requests, create } };
    const isReady = new Promise(resolve => form.addEventListener('mimer-ready', resolve));
    document.querySelector('mimer-request-form').replaceWith(form);
    await isReady;
  })()`);
  const run = await faultRun(page, line, weather, { count: 2, doubles: 1, seed });

  assert.ok((await stored()).length > run.meant, tell(run));
});

test('the SDK stores an intent once, whatever the line does', async t => {
  const { line, weather, apiKey, stored } = await start(t);
  const choose = randomChoice(seed);
  weather.now = () => anyFault(choose);
  const { requests } = createMimer({ endpoint: `${line.origin}/melikgazi/v1`, apiKey });
  const receipts: Receipt[] = [];
  const intents = Array.from({ length: isLong ? 2000 : 200 }, (_, intent) => intent);
  const writer = async () => {
    for (let intent = intents.pop(); intent !== undefined; intent = intents.pop()) {
      const idempotencyKey = `fault-${seed}-intent-${intent}`;
      const body = {
        kind: 'report',
        service: 'GEN-99',
        description: idempotencyKey,
        reply: { channel: 'none', locale: 'tr' },
      } as const;
      for (;;) {
        const receipt = await requests.create(body, { idempotencyKey, retries: 0 }).catch(() => undefined);
        if (receipt === undefined) continue;
        receipts.push(receipt);
        break;
      }
    }
  };
  const meant = intents.length;
  await Promise.all(Array.from({ length: 10 }, writer));

  assert.equal(receipts.length, meant);
  assert.deepEqual(await stored(), receipts.map(({ reference }) => reference).sort(), `MIMER_SEED=${seed}`);
});
