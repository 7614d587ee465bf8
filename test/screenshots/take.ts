import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { serverProcess, type Scope } from '../support/server-process.ts';
import type { State } from '../support/states/state.ts';
import { locales, states } from '../support/states/states.ts';
import { walkStates } from '../support/states/walk.ts';
import { contactSheet, type Shot } from './contact-sheet.ts';
import { scenes } from './scenes.ts';

// Pictures of every state of every element and of the example's pages, for people to look at: `npm run screenshots [-- words of states to take]`.

const folder = fileURLToPath(new URL('../output/screenshots/', import.meta.url));
const wanted = process.argv.slice(2);
/** What a picture is of. */
type Subject = Pick<State, 'element' | 'step'>;

const isWanted = ({ element, step }: Subject) =>
  wanted.length === 0 || wanted.some(word => `${element}-${step}`.includes(word));
const chosen = states.filter(isWanted);

/** Turkish is what most people see, Arabic runs the other way; English stands in for a language that is not there yet. */
const languages = ['tr', locales.includes('ar') ? 'ar' : 'en'];

const undo: (() => unknown)[] = [];
const scope: Scope = {
  after: (fn = () => undefined) => {
    undo.push(() => fn.call(undefined, Object.create(null), () => undefined));
  },
};

const shots: Shot[] = [];

const take = async (page: Page, { element, step }: Subject, name: string): Promise<void> => {
  const file = `${element}-${step}-${name}.png`;
  await page.screenshot({ path: `${folder}${file}`, fullPage: true, animations: 'disabled' });
  shots.push({ element, step, name, file });
};

const resize = (page: Page, width: number, height = 844) => page.setViewportSize({ width, height });

/** Each width, light and dark. */
const takeAll = async (page: Page, state: Subject, lang: string): Promise<void> => {
  for (const width of [390, 1280]) {
    await resize(page, width);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await take(page, state, `${width}-${lang}-${colorScheme}`);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
};

/** The narrowest telephone, what is left of a screen at 400 %, forced colours, paper. */
const takeRare = async (page: Page, state: Subject): Promise<void> => {
  await resize(page, 320, 568);
  await take(page, state, '320-tr-light');
  await resize(page, 390);
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await take(page, state, '390-tr-forced');
  await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light', media: 'print' });
  await resize(page, 794, 1123);
  await take(page, state, 'tr-print');
  await page.emulateMedia({ media: 'screen' });
};

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
try {
  const server = await serverProcess(scope, { LIMIT_SUBMISSIONS: '0', LIMIT_CHALLENGES: '0' });
  const browser = await launchChromium();
  scope.after(() => browser.close());
  const openPage = (options: BrowserContextOptions) => browser.newPage({ locale: 'tr-TR', ...options });
  const page = await openPage({ viewport: { width: 390, height: 844 }, colorScheme: 'light' });
  for (const lang of languages) {
    await walkStates(
      page,
      server,
      lang,
      async state => {
        await takeAll(page, state, lang);
        if (lang === 'tr') await takeRare(page, state);
        await resize(page, 390);
        console.log(`${lang}  ${state.element} ${state.step}`);
      },
      chosen,
    );
  }
  for (const scene of scenes.filter(isWanted)) {
    // Each alone, for a desk asks before it is left with something unsent.
    const own = await openPage({ viewport: { width: 1280, height: 844 }, colorScheme: 'light' });
    await scene.reach(own, server);
    await takeAll(own, scene, scene.lang);
    if (scene.lang === 'tr') await takeRare(own, scene);
    await own.close();
    console.log(`${scene.lang}  ${scene.element} ${scene.step}`);
  }
  const zoomed = await openPage({ viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 });
  await walkStates(zoomed, server, 'tr', state => take(zoomed, state, '1280-tr-zoom400'), chosen);
} finally {
  for (const end of undo.toReversed()) await end();
}
await writeFile(`${folder}index.html`, contactSheet(shots));
console.log(`${shots.length} pictures: test/output/screenshots/index.html`);
