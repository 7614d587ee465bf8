import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { openPage } from '../support/browser.ts';
import { serverProcess } from '../support/server-process.ts';
import { smallTargets, truncations, widthBeyond } from '../support/layout-faults.ts';
import { walkStates } from '../support/states/walk.ts';

/** WCAG 1.4.12: what people who need it set, and nothing may be lost by it. */
const textSpacing = `* {
  line-height: 1.5 !important;
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
}
p { margin-block-end: 2em !important; }`;

/** Adds a style sheet to the page and every shadow tree, as a browser extension does. */
const setTextSpacing = (page: Page, css: string): Promise<unknown> =>
  page.evaluate(`(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(${JSON.stringify(css)});
    const roots = root => [root, ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ? roots(shadowRoot) : [])];
    for (const root of roots(document)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  })()`);

const narrow = { width: 320, height: 256 };

test(
  'nothing is wider than 320 px, cut off or too small for a finger, also with wide spacing',
  { timeout: 600_000 },
  async t => {
    const server = await serverProcess(t, { LIMIT_SUBMISSIONS: '0' });
    // 320 by 256 is also what 400 % leave of a screen of 1280 by 1024.
    const page = await openPage(t, { viewport: narrow });
    const faults: string[] = [];
    await walkStates(page, server, 'tr', async ({ element, step }) => {
      const look = async (how: string) => {
        const found = [
          ...(await widthBeyond(page, narrow.width)),
          ...(await truncations(page)),
          ...(await smallTargets(page)),
        ];
        faults.push(...found.map(fault => `${element} ${step}, ${how}: ${fault}`));
      };
      await look('320 px');
      await setTextSpacing(page, textSpacing);
      await look('wide spacing');
    });
    assert.deepEqual(faults, []);
  },
);

test('the pages of the example keep all of it with wide spacing, too', async t => {
  const server = await serverProcess(t);
  const page = await openPage(t, { viewport: narrow });
  const faults: string[] = [];
  for (const path of ['/', '/ar', '/kvkk', '/erisilebilirlik', '/desk']) {
    await page.goto(`${server.origin}${path}`);
    await page.locator('h1').waitFor();
    await setTextSpacing(page, textSpacing);
    const found = [
      ...(await widthBeyond(page, narrow.width)),
      ...(await truncations(page)),
      ...(await smallTargets(page)),
    ];
    faults.push(...found.map(fault => `${path}: ${fault}`));
  }
  assert.deepEqual(faults, []);
});

test('what is too wide, cut off and too small is found', async t => {
  const page = await openPage(t, { viewport: narrow });
  await page.setContent(`<div id="host"></div>`);
  await page.evaluate(`document.querySelector('#host').attachShadow({ mode: 'open' }).innerHTML =
    '<p style="width: 400px">wide</p><p style="width: 3em; overflow: hidden; white-space: nowrap">much too long</p>' +
    '<button style="width: 20px; height: 20px; padding: 0">x</button>'`);
  assert.equal((await widthBeyond(page, narrow.width)).length, 1);
  assert.equal((await truncations(page)).length, 1);
  assert.equal((await smallTargets(page)).length, 1);
});
