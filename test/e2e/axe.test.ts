import assert from 'node:assert/strict';
import { test } from 'node:test';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { openPage } from '../support/browser.ts';
import { serverProcess } from '../support/server-process.ts';
import { locales, states } from '../support/states/states.ts';
import { walkStates } from '../support/states/walk.ts';

/** What axe finds on the page as it stands, a line each. */
const violations = async (page: Page, options: axe.RunOptions = {}): Promise<string[]> => {
  // As text, since what runs in the page knows a global that this file does not.
  const loaded: unknown = await page.evaluate('typeof axe');
  if (loaded !== 'object') await page.evaluate(axe.source);
  const found: unknown = await page.evaluate(`axe
    .run(document, ${JSON.stringify({ resultTypes: ['violations'], ...options })})
    .then(({ violations }) => violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => id + ': ' + html + ' ' + failureSummary)))`);
  assert.ok(Array.isArray(found));
  return found.map(String);
};

/** A scheme changes nothing but colours. */
const coloursAlone: axe.RunOptions = { runOnly: ['color-contrast'] };

/** The colours are the user's own there, and axe reads those that were given up. */
const withoutColours: axe.RunOptions = { rules: { 'color-contrast': { enabled: false } } };

/** States whose layout has most to lose on a narrow screen and in forced colours. */
const telling = ['subject-errors', 'subject-many-questions', 'you-errors', 'check', 'result-resolved'];

test('axe finds nothing in any state, language and scheme', { timeout: 900_000 }, async t => {
  const server = await serverProcess(t, { LIMIT_SUBMISSIONS: '0' });
  const page = await openPage(t);
  const found: string[] = [];
  let looks = 0;
  const look = async (where: string, options?: axe.RunOptions) => {
    looks += 1;
    found.push(...(await violations(page, options)).map(line => `${where}: ${line}`));
  };
  for (const lang of locales) {
    await walkStates(page, server, lang, async ({ element, step }) => {
      const where = `${element} ${step}, ${lang}`;
      await look(`${where}, light`);
      await page.emulateMedia({ colorScheme: 'dark' });
      await look(`${where}, dark`, coloursAlone);
      await page.emulateMedia({ colorScheme: 'light' });
      if (lang !== locales[0] || !telling.includes(step)) return;
      await page.emulateMedia({ forcedColors: 'active' });
      await look(`${where}, forced colours`, withoutColours);
      await page.emulateMedia({ forcedColors: 'none' });
      await page.setViewportSize({ width: 320, height: 568 });
      await look(`${where}, 320 px`);
      await page.setViewportSize({ width: 1280, height: 720 });
    });
  }
  assert.deepEqual(found, []);
  assert.equal(looks, 2 * locales.length * states.length + 2 * telling.length);
});

test('axe finds a field that lost its label, and words that can’t be read', async t => {
  const server = await serverProcess(t);
  const page = await openPage(t);
  const check = states.filter(({ step }) => step === 'you-full');
  await walkStates(
    page,
    server,
    'tr',
    async () => {
      await page.evaluate(`(() => {
        const field = name => document.querySelector('mimer-request-form').shadowRoot.querySelector('[name="' + name + '"]');
        field('givenName').shadowRoot.querySelector('label').remove();
        field('familyName').shadowRoot.querySelector('label').style.color = '#aaa';
      })()`);
      const found = (await violations(page)).map(line => line.split(':')[0]);
      assert.deepEqual(found.sort(), ['color-contrast', 'label']);
    },
    check,
  );
});
