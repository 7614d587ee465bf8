import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import type { BrowserContext } from 'playwright-core';
import { form, guestSite, tracker, type GuestPage } from '../../support/guest-page.ts';
import { lookUp, walkForm } from '../../support/walk-form.ts';

const packages = new URL('../../../node_modules/', import.meta.url);

/** Serves a package’s files under `/npm/`, as the page’s own, and the widget’s under another address, as another version. */
const serve =
  (backend: string) =>
  async (context: BrowserContext): Promise<void> => {
    await context.route('**/npm/**', async route => {
      const path = new URL(route.request().url()).pathname.replace('/npm/', '');
      await route.fulfill({
        contentType: 'text/javascript',
        body: await readFile(fileURLToPath(new URL(path, packages)), 'utf8'),
      });
    });
    await context.route('**/other-version/**', async route => {
      const answer = await route.fetch({
        url: route.request().url().replace(`${backend}/other-version/`, `${backend}/widget/`),
      });
      await route.fulfill({ response: answer });
    });
  };

/** A page with a Lit of its own and an element made with it. */
const ownLit = (folder: '' | 'development/'): Pick<GuestPage, 'head'> => ({
  head: `
  <script type="importmap">{ "imports": {
    "lit": "/npm/lit/index.js",
    "lit-html": "/npm/lit-html/${folder}lit-html.js",
    "lit-html/is-server.js": "/npm/lit-html/${folder}is-server.js",
    "lit-element/lit-element.js": "/npm/lit-element/${folder}lit-element.js",
    "@lit/reactive-element": "/npm/@lit/reactive-element/${folder}reactive-element.js"
  } }</script>
  <script type="module">
    import { html, LitElement } from 'lit';
    customElements.define('page-clock', class extends LitElement {
      static properties = { time: { type: String } };
      render() { return html\`<p>Saat \${this.time}<slot></slot></p>\`; }
    });
  </script>`,
});

const script = (attributes = '', folder = 'widget') =>
  `<script type="module" src="BACKEND/${folder}/mimer.js${attributes}"></script>`;

test('the form keeps company with other copies, other Lits and other containers', async t => {
  const { backend, put, visit } = await guestSite(t);
  const before = serve(backend.origin);
  const clock = '<page-clock time="10:00"></page-clock>';
  const types = {
    'Content-Security-Policy': "require-trusted-types-for 'script'; trusted-types mimer-widget lit-html",
  };

  const pages: Record<string, GuestPage & { readonly own?: RegExp; readonly prepare?: string }> = {
    'beside another Lit': {
      ...ownLit(''),
      body: `${clock}${form}${tracker}`,
      headers: types,
    },
    'beside another Lit in its development build': {
      ...ownLit('development/'),
      body: `${clock}${form}${tracker}`,
      headers: types,
      own: /^(Lit is in dev mode|Multiple versions of Lit loaded)/,
    },
    'the script twice': { script: script() + script(), headers: types },
    'two versions, by two addresses': {
      script: script() + script('', 'other-version') + script('?v=2'),
      headers: types,
    },
    'in one file, and then again in several': {
      script: script().replace('mimer.js', 'mimer.bundle.js') + script(),
      headers: types,
    },
    'inside a component of the page’s': {
      body: `<page-shell><template shadowrootmode="open"><style>p { color: red }</style>${form}</template></page-shell>${tracker}`,
    },
    'in a dialog': {
      body: `<dialog>${form}${tracker}</dialog>`,
      prepare: `document.querySelector('dialog').showModal()`,
    },
    'in a panel that is shown later': {
      body: `<div id="panel" style="display: none">${form}</div><div id="other" hidden>${tracker}</div>`,
      prepare: `setTimeout(() => { panel.style.display = ''; other.hidden = false; }, 500)`,
    },
    'far down in a page that is not rendered until it is seen': {
      head: '<style>section { content-visibility: auto; contain-intrinsic-size: auto 900px }</style>',
      body: `<div style="block-size: 4000px"></div><section>${form}</section><section>${tracker}</section>`,
    },
    'in a narrow column of a flex row, in a float and in a grid': {
      head: '<style>.row { display: flex } aside { flex: 0 0 10rem } .floats > * { float: inline-start }</style>',
      body: `<div class="row"><aside>yan</aside>${form}</div><div class="floats">${tracker}</div>`,
      options: { viewport: { width: 480, height: 800 } },
    },
  };

  for (const [name, { own = /^$/, prepare, ...page }] of Object.entries(pages)) {
    await t.test(name, async () => {
      const { page: opened, complaints, violations } = await visit({ ...page, before });
      if (prepare !== undefined) await opened.evaluate(prepare);
      await lookUp(opened, await walkForm(opened));
      if (page.body?.includes(clock) === true)
        assert.equal(await opened.locator('page-clock p').innerText(), 'Saat 10:00');
      const box = await opened.locator('mimer-request-form [part="base"]').boundingBox();
      assert.ok((box?.width ?? 0) >= 280, 'too narrow to type in');
      const overflow: unknown = await opened.evaluate('document.documentElement.scrollWidth > innerWidth');
      assert.equal(overflow, false, 'wider than the page');
      assert.deepEqual(violations, []);
      assert.deepEqual(
        complaints.filter(complaint => !own.test(complaint)),
        [],
      );
      await opened.context().close();
    });
  }

  await t.test('in an iframe', async () => {
    put('/inner.html', {});
    const { page, complaints } = await visit({
      script: '',
      body: '<iframe src="/inner.html" width="700" height="900" title="Başvuru"></iframe>',
    });
    const inner = page.frameLocator('iframe');
    const proof = await walkForm(page, { form: inner.locator('mimer-request-form') });
    await lookUp(page, proof, inner.locator('mimer-status-tracker'));
    assert.deepEqual(complaints, []);
  });

  await t.test('two forms with two languages and two addresses of the backend', async () => {
    const otherHost = backend.origin.replace('localhost', '127.0.0.1');
    const english = form.replace('lang="tr"', 'lang="en"').replace('BACKEND', otherHost);
    const { page, complaints, posted } = await visit({ body: form + english + tracker });
    const [first, second] = [
      page.locator('[lang="tr"][endpoint]').first(),
      page.locator('[lang="en"][endpoint]'),
    ];
    await second.getByText('What your request is about').waitFor();
    const one = await walkForm(page, { form: first });
    const other = await walkForm(page, { form: second, language: 'en' });
    await lookUp(page, one);
    assert.notEqual(one.reference, other.reference);
    assert.deepEqual(
      posted.map(body => /"locale":"(..)"/.exec(body)?.[1]),
      ['tr', 'en'],
    );
    assert.deepEqual(complaints, []);
  });
});
