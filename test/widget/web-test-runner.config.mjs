import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { countsReporter } from './counts-reporter.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

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
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
        args: [
          ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
          '--no-first-run',
        ],
      },
    }),
  ],
  reporters: [
    defaultReporter({ reportTestProgress: process.stdout.isTTY === true }),
    countsReporter(`${root}/test/output/widget.json`),
  ],
  testFramework: { config: { timeout: 10_000 } },
};
