import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPage } from '../../support/browser.ts';
import { serverProcess } from '../../support/server-process.ts';
import { smallTargets, truncations, widthBeyond } from '../../support/layout-faults.ts';
import { walkStates } from '../../support/states/walk.ts';
import { setTextSpacing } from '../../support/text-spacing.ts';

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
      await setTextSpacing(page);
      await look('wide spacing');
    });
    assert.deepEqual(faults, []);
  },
);

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
