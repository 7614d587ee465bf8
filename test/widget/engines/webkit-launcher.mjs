import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { openWebDriver } from './webdriver.mjs';

const freePort = async () => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
};

/** A process of ours; `stop` ends it, and only it. */
const start = (program, args, options) => {
  const child = spawn(program, args, { stdio: 'ignore', ...options });
  const ended = new Promise(resolve => {
    child.on('exit', resolve);
    child.on('error', resolve);
  });
  const stop = async () => {
    child.kill();
    await Promise.race([ended, delay(3000).then(() => child.kill('SIGKILL'))]);
  };
  return { child, stop };
};

/** A display that nobody looks at; the server chooses a free number and says which. */
const startDisplay = async () => {
  const { child, stop } = start(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  const [number] = await once(child.stdio[3], 'data', { signal: AbortSignal.timeout(10_000) });
  return { name: `:${String(number).trim()}`, stop };
};

const openWithin = async (milliseconds, origin, capabilities) => {
  const end = performance.now() + milliseconds;
  for (;;) {
    try {
      return await openWebDriver(origin, capabilities);
    } catch (error) {
      if (performance.now() > end) throw error;
      await delay(100);
    }
  }
};

const startBrowser = async ({ driver, miniBrowser }) => {
  const display = await startDisplay();
  const port = await freePort();
  const server = start(driver, [`--port=${port}`, '--host=127.0.0.1'], {
    env: {
      ...process.env,
      DISPLAY: display.name,
      LIBGL_ALWAYS_SOFTWARE: '1',
      // Neither a desktop's bus nor a sandbox can be expected where tests run.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      GSETTINGS_BACKEND: 'memory',
    },
  });
  const browser = await openWithin(20_000, `http://127.0.0.1:${port}`, {
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation'] },
  });
  await browser.resize(1000, 900);
  const stop = async () => {
    await browser.close().catch(() => undefined);
    await server.stop();
    await display.stop();
  };
  return { browser, stop };
};

/** Runs tests in WebKitGTK, one page after the other. For the runner's commands it looks like Playwright, whose page this mimics. */
export const webkitLauncher = paths => {
  let running;
  let active;
  return {
    name: 'WebKitGTK',
    type: 'playwright',
    concurrency: 1,
    async startSession(id, url) {
      running ??= startBrowser(paths);
      const { browser } = await running;
      active = id;
      await browser.navigate(url);
    },
    isActive: id => id === active,
    getPage: () => ({
      keyboard: {
        type: async text => (await running).browser.keyboard.type(text),
        press: async key => (await running).browser.keyboard.press(key),
        down: async key => (await running).browser.keyboard.down(key),
        up: async key => (await running).browser.keyboard.up(key),
      },
      mouse: {
        move: async (x, y) => (await running).browser.mouse.move(x, y),
        down: async () => (await running).browser.mouse.down(),
        up: async () => (await running).browser.mouse.up(),
        click: async (x, y) => (await running).browser.mouse.click(x, y),
      },
    }),
    getBrowserUrl: async () => (await running).browser.url(),
    async stopSession() {
      active = undefined;
      return {};
    },
    startDebugSession: () => Promise.reject(new Error('Debugging is for Chromium.')),
    async stop() {
      await (await running)?.stop();
    },
  };
};
