import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { BrowserContext } from 'playwright-core';
import { form, guestSite, tracker, type GuestPage, type Visit } from '../../support/guest-page.ts';

const abort = (pattern: string | RegExp) => (context: BrowserContext) =>
  context.route(pattern, route => route.abort());

interface Trouble extends GuestPage {
  /** What the webmaster reads on the console. */
  readonly told?: RegExp;
  /** Whether the tracker has its own way to say so. */
  readonly formOnly?: boolean;
}

test('what the page has put inside the elements is seen where they cannot work', async t => {
  const { visit } = await guestSite(t, { args: ['--host-resolver-rules=MAP insecure.test 127.0.0.1'] });
  /** The telephone is seen, and stays; before the end it may come and go. */
  const assertFallback = async (element: 'mimer-request-form' | 'mimer-status-tracker', { page }: Visit) => {
    const phone = page.locator(element).getByText('0352 252 13 33');
    for (let tries = 0; tries < 20; tries += 1) {
      await phone.waitFor();
      await delay(250);
      // What a shadow tree has no slot for has no box.
      if (await phone.isVisible()) return;
    }
    assert.fail('The telephone comes and goes.');
  };
  const assertTold = async ({ complaints }: Visit, told: RegExp) => {
    for (let tries = 0; tries < 40 && !complaints.some(complaint => told.test(complaint)); tries += 1)
      await delay(100);
    assert.ok(
      complaints.some(complaint => told.test(complaint)),
      complaints.join('\n'),
    );
  };

  const troubles: Record<string, Trouble> = {
    'the script is gone': {
      script: '<script type="module" src="BACKEND/widget/gone.js"></script>',
      told: /404/,
    },
    'its first chunk is gone': {
      before: abort('**/chunks/define-*'),
      told: /^MİMER did not start.*chunks\/define/s,
    },
    'all chunks are gone': { before: abort('**/chunks/*'), told: /chunks/ },
    'no words arrive': {
      before: abort('**/chunks/tr-opening-*'),
      told: /could not be loaded/,
      formOnly: true,
    },
    'the rest of the form does not arrive': {
      before: abort('**/chunks/{form-view,tr-form}-*'),
      told: /<mimer-request-form> could not be loaded/,
      formOnly: true,
    },
    'the fields do not arrive': {
      before: abort('**/chunks/field-elements-*'),
      told: /<mimer-request-form> could not be loaded/,
      formOnly: true,
    },
    'the backend does not answer': { before: abort('**/melikgazi/v1/**'), formOnly: true },
    'the backend’s address is wrong': {
      body: form.replace('/melikgazi/v1', '/wrong/v1'),
      formOnly: true,
      told: /finds no backend: .*\/wrong\/v1\/ answers 404/,
    },
    'the backend’s address is empty': {
      body: `${form}${tracker}`.replaceAll('BACKEND/melikgazi/v1', ''),
      told: /<mimer-request-form> has no endpoint/,
    },
    'the backend’s address is none': {
      body: `${form}${tracker}`.replaceAll('BACKEND/melikgazi/v1', 'https://'),
      told: /<mimer-request-form> has an endpoint that is no address/,
    },
    'the page is not secure': { host: 'insecure.test', told: /^MİMER needs https/ },
    'the browser runs no scripts': { options: { javaScriptEnabled: false } },
    'the browser is too old': {
      head: '<script>delete window.ElementInternals; delete HTMLElement.prototype.attachInternals;</script>',
      told: /^MİMER needs a newer browser/,
    },
    'the browser knows no colours for light and dark': {
      head: '<script>CSS.supports = () => false;</script>',
      told: /^MİMER needs a newer browser.*troubles\.html#browser/,
    },
    'the browser does not understand what comes after the first file': {
      before: context =>
        context.route('**/chunks/define-*', route =>
          route.fulfill({ contentType: 'text/javascript', body: 'class Old { ! }' }),
        ),
      told: /^MİMER did not start: old browser/,
    },
  };
  for (const [name, { told, formOnly = false, ...page }] of Object.entries(troubles)) {
    await t.test(name, async () => {
      const visited = await visit({ body: `${form}${tracker}`, ...page });
      if (told !== undefined) await assertTold(visited, told);
      await assertFallback('mimer-request-form', visited);
      if (!formOnly) await assertFallback('mimer-status-tracker', visited);
      await visited.page.context().close();
    });
  }

  await t.test('and what is written already stays, above it', async () => {
    const late = Promise.withResolvers<void>();
    const visited = await visit({
      before: context =>
        context.route('**/chunks/{form-view,tr-form}-*', async route => {
          await late.promise;
          await route.abort();
        }),
    });
    const description = visited.page.locator('mimer-request-form textarea');
    await description.fill('Sokak lambası yanmıyor.');
    late.resolve();
    await assertFallback('mimer-request-form', visited);
    assert.equal(await description.inputValue(), 'Sokak lambası yanmıyor.');
  });

  await t.test('until they are ready', async () => {
    const late = Promise.withResolvers<void>();
    const visited = await visit({
      before: context =>
        context.route('**/chunks/tr-opening-*', async route => {
          await late.promise;
          await route.continue();
        }),
    });
    await assertFallback('mimer-request-form', visited);
    late.resolve();
    await visited.page.locator('mimer-request-form textarea').waitFor();
    assert.equal(
      await visited.page.locator('mimer-request-form').getByText('0352 252 13 33').isVisible(),
      false,
    );
  });
});
