import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BrowserContext } from 'playwright-core';
import { form, guestSite, tracker } from '../../support/guest-page.ts';
import { lookUp, walked, walkForm } from '../../support/walk-form.ts';

/** What pages do to their own nodes, each as a script. */
const moves: Readonly<Record<string, string>> = {
  'appended elsewhere': `other.append(form)`,
  'put before its neighbour': `form.parentNode.insertBefore(form, form.parentNode.firstChild)`,
  'taken out and put back later': `(() => {
    const { parentNode } = form;
    form.remove();
    return new Promise(resolve => setTimeout(() => { parentNode.append(form); resolve(); }, 300));
  })()`,
  'wrapped into a new parent': `(() => {
    const wrapper = document.createElement('section');
    form.replaceWith(wrapper);
    wrapper.append(form);
  })()`,
};

const inPage = (script: string) => `(() => {
  const form = document.querySelector('mimer-request-form');
  const other = document.querySelector('#other');
  return ${script};
})()`;

test('the form keeps everything when the page moves it', async t => {
  const { visit } = await guestSite(t);
  const body = `<main>${form}</main><div id="other"></div>${tracker}`;

  await t.test('in each step, in each way', async () => {
    const { page, complaints, posted } = await visit({ body });
    const kept: string[] = [];
    const proof = await walkForm(page, {
      atStep: async step => {
        for (const script of Object.values(moves)) await page.evaluate(inPage(script));
        kept.push(step);
      },
    });
    await lookUp(page, proof);
    assert.deepEqual(kept, ['subject', 'place', 'you', 'check']);
    assert.equal(posted.length, 1);
    assert.deepEqual(complaints, []);
  });

  const held = (release: Promise<void>) => async (context: BrowserContext) => {
    await context.route('**/v1/requests', async route => {
      if (route.request().method() === 'POST') await release;
      await route.continue();
    });
  };

  for (const name of ['appended elsewhere', 'put before its neighbour'])
    await t.test(`while it is sent: ${name}`, async () => {
      const release = Promise.withResolvers<void>();
      const { page, complaints, posted } = await visit({ body, before: held(release.promise) });
      page.on('request', request => {
        if (request.method() !== 'POST') return;
        void page.evaluate(inPage(moves[name] ?? '')).then(() => release.resolve());
      });
      await lookUp(page, await walkForm(page));
      assert.equal(posted.length, 1);
      assert.deepEqual(complaints, []);
    });

  await t.test('while it is sent, and put back later: it may be sent again and is one request', async () => {
    const release = Promise.withResolvers<void>();
    const { page, posted } = await visit({ body, before: held(release.promise) });
    let isOut = false;
    page.on('request', request => {
      if (request.method() !== 'POST' || isOut) return;
      isOut = true;
      void page
        .evaluate(inPage(moves['taken out and put back later'] ?? ''))
        .then(() => release.resolve())
        .then(() => page.locator('mimer-request-form [part="failure"]').waitFor())
        .then(() => page.locator('mimer-request-form [part~="buttons"] [type="submit"]').click());
    });
    await lookUp(page, await walkForm(page));
    assert.ok(posted.length <= 2);
  });
});

test('a copy and a form that a framework writes anew work by themselves', async t => {
  const { visit } = await guestSite(t);
  const { page, complaints } = await visit({ body: `<main>${form}</main>${tracker}` });
  const description = page.locator('mimer-request-form textarea').first();
  await description.fill('Bu metin asıl formda.');

  await page.evaluate(
    `document.querySelector('main').append(document.querySelector('mimer-request-form').cloneNode(true))`,
  );
  const copy = page.locator('mimer-request-form').nth(1);
  await walkForm(page, { form: copy });
  assert.equal(await description.inputValue(), 'Bu metin asıl formda.');

  await page.evaluate(
    `(() => { const main = document.querySelector('main'); main.innerHTML = main.firstElementChild.outerHTML; })()`,
  );
  await lookUp(page, await walkForm(page));
  assert.deepEqual(complaints, []);
});

test('a base address of another host changes nothing but what relative addresses mean', async t => {
  const { backend, visit } = await guestSite(t);
  const base = (href: string) => `<base href="${href}">`;

  await t.test('an absolute endpoint stays, and the code comes from where the script is', async () => {
    const { page, complaints } = await visit({ head: base('https://other.invalid/site/') });
    await lookUp(page, await walkForm(page));
    // A link within the widget leads nowhere else.
    const links = await page
      .locator('mimer-request-form')
      .evaluate(element =>
        [...(element.shadowRoot?.querySelectorAll('a[href]') ?? [])].map(link => link.getAttribute('href')),
      );
    assert.ok(links.every(link => link !== null && !link.startsWith('#')));
    assert.deepEqual(complaints, []);
  });

  await t.test('a relative endpoint is one of the base’s, as all addresses of the page are', async () => {
    const { page, complaints } = await visit({
      head: base(`${backend.origin}/melikgazi/`),
      body: `${form}${tracker}`.replaceAll('BACKEND/melikgazi/v1', 'v1'),
    });
    await lookUp(page, await walkForm(page));
    assert.deepEqual(complaints, []);
  });
});

test('without any storage the form works as ever', async t => {
  const { visit } = await guestSite(t);
  const denied = `for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
    Object.defineProperty(window, name, { get() { throw new DOMException('Access is denied.', 'SecurityError'); } });
    Object.defineProperty(Document.prototype, 'cookie', { get() { throw new DOMException('Access is denied.', 'SecurityError'); } });
    Object.defineProperty(navigator, 'locks', { get() { return undefined; } });
    Object.defineProperty(navigator, 'storage', { get() { return undefined; } });`;
  const { page, complaints } = await visit({ before: context => context.addInitScript(denied) });
  await lookUp(page, await walkForm(page));
  assert.match(walked.description, /çukur/);
  assert.deepEqual(complaints, []);
});
