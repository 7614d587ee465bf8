import { chromium, type Browser, type LaunchOptions } from 'playwright-core';

const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Starts a browser for tests, or for pictures of what is tested; whoever starts it closes it. */
export const launchChromium = ({ args = [], ...launch }: LaunchOptions = {}): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    args: [...quiet, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...args],
    ...launch,
  });
