import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { launchChromium } from '../support/chromium.ts';
import { serverProcess, type Scope } from '../support/server-process.ts';

// The pictures of the READMEs, of the page that `npm start` shows: `npm run screenshots -- readme`.

const folder = fileURLToPath(new URL('../../widget/pictures/', import.meta.url));

const pages = [
  { lang: 'tr', path: '/', description: 'Hunat’ta, Sivas Caddesi’nin köşesinde yolda derin bir çukur var.' },
  {
    lang: 'en',
    path: '/en',
    description: 'A deep pothole in the road, at the corner of Sivas Caddesi.',
  },
] as const;

const schemes = ['light', 'dark'] as const;

const undo: (() => unknown)[] = [];
const scope: Scope = {
  after: (fn = () => undefined) => {
    undo.push(() => fn.call(undefined, Object.create(null), () => undefined));
  },
};

/** A Monday morning, so that the office is open. */
const moment = new Date('2026-11-23T10:00:00+03:00');

/** Types what a citizen would, so that the form offers subjects for it, and shows the form with what is above it. */
const fill = async (page: Page, description: string): Promise<void> => {
  const form = page.locator('mimer-request-form').first();
  await form.getByRole('combobox').first().waitFor();
  await form.getByRole('textbox').first().fill(description);
  await form.locator('[part~="suggestion"]').first().waitFor();
  await form.getByRole('textbox').first().blur();
  const { y = 0 } = (await form.boundingBox()) ?? {};
  const top = y + (await page.evaluate(() => scrollY));
  await page.evaluate(to => scrollTo(0, to), top < 400 ? 0 : top - 80);
};

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
let bytes = 0;
try {
  const server = await serverProcess(scope);
  const browser = await launchChromium();
  scope.after(() => browser.close());
  for (const { lang, path, description } of pages)
    for (const colorScheme of schemes) {
      const page = await browser.newPage({
        locale: lang,
        colorScheme,
        viewport: { width: 1180, height: 820 },
        deviceScaleFactor: 1.5,
        reducedMotion: 'reduce',
      });
      await page.clock.setFixedTime(moment);
      await page.goto(`${server.origin}${path}`);
      await fill(page, description);
      const picture = await page.screenshot({ animations: 'disabled' });
      const file = join(folder, `page-${lang}-${colorScheme}.webp`);
      await writeFile(file, await sharp(picture).webp({ quality: 80, effort: 6 }).toBuffer());
      bytes += (await stat(file)).size;
      await page.close();
    }
} finally {
  for (const end of undo.toReversed()) await end();
}
console.log(`${pages.length * schemes.length} pictures, ${Math.round(bytes / 1000)} kB: widget/pictures`);
