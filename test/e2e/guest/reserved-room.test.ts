import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { form, guestSite } from '../../support/guest-page.ts';

const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
const [line = '', rem = ''] = /mimer-request-form \{[^}]*min-block-size: (\d+)rem; \}/.exec(readme) ?? [];

const head = `<meta name="viewport" content="width=device-width" />
<style>body { margin: 0; padding: 0 1rem; font-family: system-ui, sans-serif; } ${line}</style>`;

test('the documented line reserves all the room that the first step takes', async t => {
  const { visit } = await guestSite(t);
  for (const width of [320, 390, 1280]) {
    for (const language of ['tr', 'en', 'ar', 'fa']) {
      const { page } = await visit({
        head,
        body: form.replace('lang="tr"', `lang="${language}"`),
        options: { viewport: { width, height: 844 } },
      });
      const element = page.locator('mimer-request-form');
      await element.getByRole('combobox').waitFor();
      await element.locator('[part~="buttons"] [type="submit"]').waitFor();
      const box = await element.boundingBox();
      assert.equal(box?.height, Number(rem) * 16, `${language}, ${width} px`);
      await page.context().close();
    }
  }
});
