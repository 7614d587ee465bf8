import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test, type TestContext } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { strictPolicy } from '../../examples/strict-csp/policy.ts';
import type { Page } from 'playwright-core';
import { assertAccessible, complaintsOf, openPage } from '../support/browser.ts';
import { onLoopback } from '../support/on-loopback.ts';
import { serverProcess } from '../support/server-process.ts';
import { lookUp, walkForm } from '../support/walk-form.ts';
import { asNode, startProgram } from './program.ts';

/** Until something is there; violations are told a little after they happen. */
const heard = async (list: readonly string[]): Promise<void> => {
  for (let tries = 0; tries < 100 && list.length === 0; tries += 1) await delay(50);
};

/** Adds a photo, which the form shows before it is sent. */
const addPhoto = async (page: Page): Promise<void> => {
  const photo = { name: 'a.png', mimeType: 'image/png', buffer: onePixel };
  await page.locator('[name="photos"] input[type="file"]').setInputFiles(photo);
  await page.locator('[name="photos"] img').waitFor({ state: 'attached' });
};

/** The same site under another policy. */
const through = async (t: TestContext, site: string, change: (policy: string) => string): Promise<string> => {
  const proxy = createServer((request, response) => {
    const pass = async () => {
      const answer = await fetch(new URL(request.url ?? '/', site));
      for (const name of ['content-type', 'content-security-policy'])
        response.setHeader(name, change(answer.headers.get(name) ?? ''));
      response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer()));
    };
    // What the browser still asks for when the test is over.
    pass().catch(() => response.destroy());
  });
  return (await onLoopback(t, proxy)).origin;
};

/** The example against a real server, in a browser that counts what the policy refuses. */
const scene = async (t: TestContext) => {
  const server = await serverProcess(t);
  const site = await startProgram(t, asNode('strict-csp/serve.ts'), {
    MIMER_ENDPOINT: server.endpoint,
    PORT: '0',
  });
  const page = await openPage(t);
  const complaints = complaintsOf(page);
  const violations: string[] = [];
  page.on('console', message => {
    if (message.text().startsWith('violation: ')) violations.push(message.text());
  });
  // What the policy says of the page has no say in what the browser's own protocol puts into it.
  await page.addInitScript(`addEventListener('securitypolicyviolation', event =>
    console.debug('violation: ' + event.effectiveDirective + ' ' + event.blockedURI), true)`);
  const reported: string[] = [];
  page.on('request', request => {
    if (request.url().endsWith('/violations')) reported.push(request.postData() ?? '');
  });
  const visit = async () => {
    const answered = page.waitForResponse(response => response.url() === site.url);
    await page.goto(site.url);
    return (await answered).headers()['content-security-policy'] ?? '';
  };
  return { server, site, page, complaints, violations, reported, visit };
};

test('a request is sent and followed under the strictest policy, which nothing violates', async t => {
  const { page, complaints, violations, reported, visit } = await scene(t);
  const policy = await visit();
  const proof = await walkForm(page, {
    atStep: async step => {
      if (step === 'subject') await addPhoto(page);
    },
  });
  await assertAccessible(page, 'receipt');
  await lookUp(page, proof);
  assert.deepEqual([violations, reported, complaints], [[], [], []]);
  // Nothing that opens it, and no host that scripts may come from.
  assert.doesNotMatch(policy, /unsafe|data:|\*|script-src[^;]*http/);
  assert.match(policy, /script-src 'sha384-[\w+/]+=*';/);
});

test('another script than the one with the hash does not run, and is reported', async t => {
  const { page, site, violations, reported } = await scene(t);
  await page.route('**/mimer.bundle.js', async route => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()}\n;globalThis.changed = true;` });
  });
  await page.goto(site.url);
  await page.locator('mimer-request-form').getByText('0352 252 13 33').waitFor();
  assert.equal(await page.evaluate(() => 'changed' in globalThis), false);
  assert.equal(await page.evaluate(() => customElements.get('mimer-request-form')), undefined);
  await page.unroute('**/mimer.bundle.js');
  // Whatever else is refused is heard of as well.
  const seen = page.waitForRequest('**/violations');
  await page.evaluate(() => {
    const script = document.createElement('link');
    script.rel = 'stylesheet';
    script.href = 'https://elsewhere.test/x.css';
    document.head.append(script);
  });
  await seen;
  await heard(violations);
  assert.match(violations.join(), /style-src-elem https:\/\/elsewhere\.test/);
  assert.match(reported.join(), /elsewhere\.test/);
});

// Each directive is there for something: without what it lets in, the widget does not work, and the browser says which it was.
for (const [lacks, without, element] of [
  ['the hash of the script', /'sha384-[^']+'/, 'script-src-elem'],
  ['the backend', /connect-src [^;]+/, 'connect-src'],
  ['the Trusted Types policy', /trusted-types mimer-widget/, 'trusted-types'],
  ['the photos', /img-src blob:/, 'img-src'],
] as const)
  test(`a policy that does not let in ${lacks} is violated`, async t => {
    const { page, site, violations } = await scene(t);
    const narrow = (policy: string) =>
      policy.replace(without, found => (found.startsWith("'") ? "'none'" : `${found.split(' ')[0]} 'none'`));
    await page.goto(await through(t, site.url, narrow));
    if (element === 'img-src') {
      const farEnough = new Error('The photo is in the form.');
      const walk = walkForm(page, {
        atStep: async () => {
          await addPhoto(page);
          throw farEnough;
        },
      });
      await assert.rejects(walk, farEnough);
    }
    await heard(violations);
    assert.match(violations.join(), new RegExp(`violation: ${element}`));
  });

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('the policy names the origin of the backend alone', () => {
  const policy = strictPolicy({ integrity: 'sha384-abc', endpoint: 'https://mimer.example.tr/melikgazi/v1' });
  assert.match(policy, /connect-src https:\/\/mimer\.example\.tr;/);
});
