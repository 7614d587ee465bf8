import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RequestForm } from '@melikgazi/mimer-widget/react';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { assertAccessible, complaintsOf, openPage } from '../support/browser.ts';
import { fillPlace, fillSubject, formOf, personal, receiptOf, send } from '../support/citizen-form.ts';
import { serverProcess } from '../support/server-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { builtPage } from './built-page.ts';

const frameworks = { react: 'React', vue: 'Vue' };

test('a page of a framework says the reference of a request that it has taken, in the language of its reader', async t => {
  const server = await serverProcess(t);
  for (const [name, framework] of Object.entries(frameworks))
    await t.test(framework, async t => {
      const url = await builtPage(t, name, server.endpoint, await temporaryFolder(t));
      const page = await openPage(t, { viewport: { width: 390, height: 844 } });
      const complaints = complaintsOf(page);
      const hosts = new Set<string>();
      page.on('request', request => hosts.add(new URL(request.url()).host));
      const form = formOf(page);
      const field = (of: string) => form.locator(`[name="${of}"] :is(input, textarea)`).first();
      const next = async (heading: string) => {
        await form.getByRole('button', { name: 'Devam et' }).click();
        await form.getByRole('heading', { name: heading }).waitFor();
      };

      await page.goto(url);
      await fillSubject(form);
      await fillPlace(form);
      await next('İletişim bilgileriniz');
      // What the page knows of who has signed in was filled in by it.
      assert.deepEqual(
        [await field('givenName').inputValue(), await field('familyName').inputValue()],
        ['Ayşe', 'Yılmaz'],
      );
      await form.locator('[name="channel"] input[value="sms"]').check({ force: true });
      await field('phone').fill(personal.phone);
      await field('address').fill(personal.address);
      await form.locator('[name="notice:general"] input').check({ force: true });
      await next('Kontrol ediniz ve gönderiniz');
      await send(form);
      const reference = await receiptOf(form);
      assert.equal(await page.locator('.sent').innerText(), `Başvuru numaranız ${reference}`);
      const tracker = page.locator('mimer-status-tracker');
      assert.equal(await tracker.locator('[name="reference"] input').inputValue(), reference);
      await assertAccessible(page, 'the receipt');
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);

      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('heading', { name: 'How can we help?' }).waitFor();
      for (const element of [form, tracker, page.locator('mimer-contact-centre')])
        await element.locator('[part="base"][lang="en"]').waitFor();
      assert.equal(await page.locator('.sent').innerText(), `Your reference is ${reference}`);
      assert.equal(await form.locator('[part="reference"]').innerText(), reference);
      assert.deepEqual([...hosts].sort(), [new URL(url).host, new URL(server.endpoint).host].sort());
      assert.deepEqual(complaints, []);
    });
});

test('on a server React renders what stands inside an element, for those who wait or have no script', () => {
  const telephone = createElement('a', { href: 'tel:112' }, '112');
  const form = createElement(
    RequestForm,
    { endpoint: '/melikgazi/v1', prefill: { givenName: 'Ayşe' } },
    telephone,
  );
  assert.equal(renderToString(form), '<mimer-request-form><a href="tel:112">112</a></mimer-request-form>');
});
