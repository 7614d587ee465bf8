import { chromeLauncher } from '@web/test-runner-chrome';
import { webkitLauncher } from './webkit-launcher.mjs';

const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const isRoot = process.getuid?.() === 0;

/** Firefox's protocol knows the space bar by its character alone; tests name it as everywhere else. */
const nameSpace = launcher => {
  const getPage = launcher.getPage.bind(launcher);
  return Object.assign(launcher, {
    getPage: id => {
      const page = getPage(id);
      const press = page.keyboard.press.bind(page.keyboard);
      page.keyboard.press = (key, options) => press(key === 'Space' ? ' ' : key, options);
      return page;
    },
  });
};

/** The browsers that the widget's tests can run in. */
export const engines = {
  chromium: () => ({
    browser: chromeLauncher({
      launchOptions: {
        executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
        args: [...(isRoot ? ['--no-sandbox'] : []), ...quiet],
      },
      // Pages at the same time must not see each other's storage, locks and messages.
      createPage: async ({ browser }) => (await browser.createBrowserContext()).newPage(),
    }),
  }),
  firefox: () => ({
    browser: nameSpace(
      chromeLauncher({
        launchOptions: {
          browser: 'firefox',
          executablePath: process.env.FIREFOX_PATH,
          extraPrefsFirefox: { 'focusmanager.testmode': true },
        },
      }),
    ),
    // What has no focus in Firefox gets no keys: one page at a time.
    concurrency: 1,
  }),
  webkit: () => ({
    browser: webkitLauncher({
      driver: process.env.WEBKIT_DRIVER_PATH,
      miniBrowser: process.env.WEBKIT_BROWSER_PATH,
    }),
    concurrency: 1,
  }),
};
