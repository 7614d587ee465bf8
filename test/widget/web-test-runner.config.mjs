import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { countsReporter } from './counts-reporter.mjs';
import { engines } from './engines/engines.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

const engine = engines[process.env.MIMER_ENGINE ?? 'chromium']();

/** Mock Service Worker's script must come from the tests' own origin. */
const serveMockServiceWorker = (context, next) => {
  if (context.path !== '/mockServiceWorker.js') return next();
  context.type = 'text/javascript';
  context.body = createReadStream(`${root}/node_modules/msw/lib/mockServiceWorker.js`);
};

export default {
  rootDir: root,
  files: 'test/widget/**/*.test.ts',
  nodeResolve: { exportConditions: ['mimer-source', 'browser', 'development'] },
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)),
    }),
  ],
  middleware: [serveMockServiceWorker],
  browsers: [engine.browser],
  ...(engine.concurrency !== undefined && { concurrency: engine.concurrency }),
  reporters: [
    defaultReporter({ reportTestProgress: process.stdout.isTTY === true }),
    countsReporter(process.env.MIMER_COUNTS ?? `${root}/test/output/widget.json`),
  ],
  // Files share a tab, and with it what forms keep in it.
  testRunnerHtml: testFramework =>
    `<!doctype html><html><body><script>sessionStorage.clear(); localStorage.clear();</script>
    <script type="module" src="${testFramework}"></script></body></html>`,
  // What the libraries say of themselves in every file.
  filterBrowserLogs: ({ args }) => !/Lit is in dev mode|\[MSW\] Warning/.test(String(args[0])),
  testFramework: { config: { timeout: 30_000 } },
};
