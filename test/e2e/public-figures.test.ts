import assert from 'node:assert/strict';
import { createMimer } from '@melikgazi/mimer-sdk';
import { test } from 'node:test';
import { assertAccessible, complaintsOf, openPage } from '../support/browser.ts';
import { serverProcess } from '../support/server-process.ts';

test('the page tells how many requests there were, in either language, and none that is too few', async t => {
  const server = await serverProcess(t);
  const key = await server.command('key', 'create', '--label', 'Santral', '--scopes', 'requests:write');
  const mimer = createMimer({ endpoint: server.endpoint, apiKey: key });
  const send = (service: string, count: number) =>
    Promise.all(
      Array.from({ length: count }, (_, index) =>
        mimer.requests.create({
          source: 'phone',
          externalId: `${service}-${index}`,
          kind: 'complaint',
          service,
          description: 'Yolda derin bir çukur var, arabalar geçemiyor.',
          location: { neighbourhood: 'Hunat', street: 'Sivas Caddesi' },
          applicant: { givenName: 'Ayşe', familyName: 'Yılmaz', phone: '+905302539191' },
          reply: { channel: 'sms', locale: 'tr' },
        }),
      ),
    );
  await send('YOL-01', 10);
  await send('TEM-01', 3);

  const page = await openPage(t);
  const complaints = complaintsOf(page);
  for (const [path, group, few] of [
    ['/', 'Yol ve kaldırım', 'Temizlik ve atık'],
    ['/en', 'Roads and pavements', 'Cleaning and waste'],
  ] as const) {
    await page.goto(`${server.origin}${path}`);
    const figures = page.locator('mimer-statistics');
    await figures.getByRole('row', { name: group }).waitFor();
    assert.match(await figures.getByRole('row', { name: group }).innerText(), /\b10\b/);
    assert.equal(await figures.getByRole('row', { name: few }).count(), 0);
    await assertAccessible(page, path);
  }
  assert.deepEqual(complaints, []);
});
