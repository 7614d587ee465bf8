import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { createMimer } from '@melikgazi/mimer-sdk';
import { openPage } from '../support/browser.ts';
import { clerksKey, openDesk } from '../support/desk-page.ts';
import { mailReceiver } from '../support/mail-receiver.ts';
import { serverProcess } from '../support/server-process.ts';

test('a message that could not be sent says why, and may be tried again', async t => {
  let refused = 0;
  const refusing = await mailReceiver(t, () => ((refused += 1) === 1 ? 550 : 'taken'));
  const server = await serverProcess(t, { SMTP_URL: refusing.url, MAIL_FROM: 'mimer@ornek.tr' });
  const key = await clerksKey(server);
  const { desk, requests } = createMimer({ endpoint: server.endpoint, apiKey: key });
  const { reference } = await requests.create({
    kind: 'complaint',
    service: 'TEM-01',
    description: 'Çöp alınmadı.',
    location: { neighbourhood: 'kosk' },
    applicant: { givenName: 'Ece', familyName: 'Kar', email: 'ece@ornek.com' },
    reply: { channel: 'email', locale: 'tr' },
  });
  while ((await desk.notifications.page({ state: 'failed' })).items.length === 0) await delay(20);
  const page = await openPage(t);
  await openDesk(page, server, key);
  await page.locator('#views').getByRole('button', { name: 'Bildirilecek 1' }).click();
  const task = page.locator('.task', { hasText: reference });
  const why = 'Gönderilemedi: alıcının sunucusu kabul etmedi; adres yanlış olabilir (SMTP 550).';
  await task.getByText(why).waitFor();
  await task.getByRole('button', { name: 'Yeniden dene' }).click();
  await task.waitFor({ state: 'detached' });
});
