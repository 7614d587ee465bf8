import assert from 'node:assert/strict';
import { calls } from '@melikgazi/mimer-sdk/contract';
import { test } from 'node:test';
import { assertAccessible, complaintsOf, openPage } from '../support/browser.ts';
import { serverProcess } from '../support/server-process.ts';

/** Where everything that the page is made of stands once; the whole of it is looked at on one screen alone, for axe is slow. */
const samples = ['nav', '#about', '#credentials', '#createRequest', '#error-invalid', '#schema-NewRequest'];

test('the reference is read on every screen, within the policy of all our pages', async t => {
  const server = await serverProcess(t);
  const policyOf = async (path: string) =>
    (await fetch(`${server.origin}${path}`)).headers.get('Content-Security-Policy');
  assert.equal(await policyOf('/docs'), await policyOf('/'));

  for (const [width, colorScheme] of [
    [390, 'light'],
    [390, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
  ] as const) {
    const page = await openPage(t, { viewport: { width, height: 900 }, colorScheme });
    const complaints = complaintsOf(page);
    const asked: string[] = [];
    page.on('request', request => asked.push(request.url()));
    await page.goto(`${server.origin}/docs`);

    await page.getByRole('heading', { level: 1, name: 'MİMER request API' }).waitFor();
    const submission = page.getByRole('article', { name: 'POST /requests', exact: true });
    await submission
      .getByText('"description": "Evimizin önündeki yolda derin bir çukur var')
      .first()
      .waitFor();
    await submission.getByText('"trackingCode": "0481937265"').first().waitFor();
    for (const name of Object.keys(calls)) assert.equal(await page.locator(`#${name}`).count(), 1, name);

    assert.deepEqual(await deadLinks(page), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
    const isWhole = width === 1280 && colorScheme === 'light';
    await assertAccessible(page, `${width} px, ${colorScheme}`, isWhole ? undefined : samples);
    assert.deepEqual(complaints, []);
    assert.deepEqual(
      asked.filter(url => !url.startsWith(server.origin)),
      [],
    );
    assert.equal(await page.locator('script').count(), 0);
    await page.close();
  }
});

test('the contents lead to a call, by keyboard too', async t => {
  const server = await serverProcess(t);
  const page = await openPage(t, { viewport: { width: 390, height: 900 } });
  await page.goto(`${server.origin}/docs`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'PUT /requests/{reference}/reply-channel' }).first().press('Enter');
  const call = page.getByRole('article', { name: 'PUT /requests/{reference}/reply-channel' });
  assert.ok(await call.evaluate(element => element.matches(':target')));
  await call.getByRole('link', { name: 'NewReplyChannel' }).click();
  assert.equal(new URL(page.url()).hash, '#schema-NewReplyChannel');
});

/** The links that lead to nothing on the page. */
const deadLinks = (page: Awaited<ReturnType<typeof openPage>>): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('a[href^="#"]')]
      .map(link => link.getAttribute('href') ?? '')
      .filter(href => document.getElementById(href.slice(1)) === null),
  );
