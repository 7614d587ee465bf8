import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { guestSite } from '../../support/guest-page.ts';
import { styleSheets } from '../../support/style-sheets.ts';
import { lookUp, walkForm } from '../../support/walk-form.ts';

/** What makes words readable and controls usable, and is no matter of size. */
const properties = [
  'color',
  'background-color',
  '-webkit-text-fill-color',
  'display',
  'direction',
  'writing-mode',
  'visibility',
  'opacity',
  'pointer-events',
  'cursor',
  'caret-color',
  'user-select',
  'font-style',
  'font-weight',
  'font-variant-caps',
  'text-transform',
  'text-align',
  'text-shadow',
  'text-decoration-line',
  'word-spacing',
  'word-break',
  'text-indent',
  'white-space',
  'list-style-type',
  'border-style',
];

/** How everything in the form’s shadow tree looks, one line for each element. As text, for it runs in the page. */
const looks = `(() => {
  const lines = [];
  const walk = root => {
    for (const element of root.querySelectorAll('*')) {
      const style = getComputedStyle(element);
      const own = ${JSON.stringify(properties)}.map(name => name + ': ' + style.getPropertyValue(name));
      own.push('letter-spacing: ' + ((parseFloat(style.letterSpacing) || 0) / parseFloat(style.fontSize)).toFixed(2) + 'em');
      lines.push([element.localName, element.getAttribute('part') ?? '', parseFloat(style.fontSize) >= 15, ...own].join('; '));
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(document.querySelector('mimer-request-form').shadowRoot);
  return lines;
})()`;

const folder = process.env['MIMER_SCREENSHOTS'];

const look = async (page: Page, name: string, step: string): Promise<unknown> => {
  if (folder !== undefined) {
    await mkdir(folder, { recursive: true });
    const path = `${folder}/${name.replaceAll(/\W+/g, '-')}-${step}.png`;
    await page.locator('mimer-request-form [part="base"]').screenshot({ path });
  }
  // The pointer stands on another place where the form is of another width.
  await page.mouse.move(0, 0);
  return page.evaluate(looks);
};

test('the form looks and works as it does, whatever the page’s style sheet does to everything', async t => {
  const { visit } = await guestSite(t);
  const walk = async (name: string, css: string) => {
    const seen: Record<string, unknown> = {};
    const { page, complaints } = await visit({ head: `<style>${css}</style>` });
    const proof = await walkForm(page, {
      atStep: async step => {
        seen[step] = await look(page, name, step);
      },
    });
    seen['receipt'] = await look(page, name, 'receipt');
    await lookUp(page, proof);
    assert.deepEqual(complaints, []);
    const box = await page.locator('mimer-request-form [part="base"]').boundingBox();
    assert.ok(box !== null && box.x >= 0 && box.x + box.width <= 1280, 'wider than the page');
    await page.context().close();
    return seen;
  };
  const expected = await walk('none', '');
  for (const [name, css] of Object.entries(styleSheets)) {
    await t.test(name, async () => assert.deepEqual(await walk(name, css), expected));
  }
});
