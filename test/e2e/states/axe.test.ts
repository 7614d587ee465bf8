import assert from 'node:assert/strict';
import { test } from 'node:test';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { openPage } from '../../support/browser.ts';
import { serverProcess } from '../../support/server-process.ts';
import type { State } from '../../support/states/state.ts';
import { locales, states } from '../../support/states/states.ts';
import { walkStates } from '../../support/states/walk.ts';

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

/** With it every state is looked at in every language and scheme. */
const isLong = process.env['MIMER_LONG'] !== undefined;

const [first = 'tr', ...others] = locales;

/**
 * What is looked at in a language. In Turkish that is every state, light and dark; in each other language a sixth of them, always the same
 * and not the next language's, for `npm test` must stay short and a state's markup is the same in each.
 */
const shareOf = (lang: string): readonly State[] =>
  isLong || lang === first ? states : states.filter((_, index) => index % 6 === others.indexOf(lang) % 6);

test('axe finds nothing in any state, language and scheme', { timeout: 1_800_000 }, async t => {
  const server = await serverProcess(t, { LIMIT_SUBMISSIONS: '0', LIMIT_CHALLENGES: '0' });
  const page = await openPage(t);
  const found: string[] = [];
  let looks = 0;
  const look = async (where: string, options?: axe.RunOptions) => {
    looks += 1;
    found.push(...(await violations(page, options)).map(line => `${where}: ${line}`));
  };
  const inSeveralWays = async ({ element, step }: State, lang: string) => {
    const where = `${element} ${step}, ${lang}`;
    await look(`${where}, light`);
    if (lang !== first && !isLong) return;
    await page.emulateMedia({ colorScheme: 'dark' });
    await look(`${where}, dark`, coloursAlone);
    await page.emulateMedia({ colorScheme: 'light' });
    if (lang !== first || !telling.includes(step)) return;
    await page.emulateMedia({ forcedColors: 'active' });
    await look(`${where}, forced colours`, withoutColours);
    await page.emulateMedia({ forcedColors: 'none' });
    await page.setViewportSize({ width: 320, height: 568 });
    await look(`${where}, 320 px`);
    await page.setViewportSize({ width: 1280, height: 720 });
  };
  for (const lang of locales)
    await walkStates(page, server, lang, state => inSeveralWays(state, lang), shareOf(lang));
  assert.deepEqual(found, []);
  const inOthers = others.reduce((sum, lang) => sum + shareOf(lang).length, 0);
  assert.equal(looks, 2 * (states.length + telling.length) + (isLong ? 2 : 1) * inOthers);
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
