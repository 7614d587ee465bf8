import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { form, guestSite, type GuestPage } from '../../support/guest-page.ts';
import { onLoopback } from '../../support/on-loopback.ts';

// What only a real host, a real policy and the built files can show; every sentence has a test in `test/widget/troubles`.
test('the console names the trouble, once, with a link that leads to the guide', async t => {
  const { backend, visit } = await guestSite(t);
  const closed = await onLoopback(
    t,
    createServer((_request, response) => response.end('{}')),
  );
  const moved = await onLoopback(
    t,
    createServer((request, response) =>
      response
        .writeHead(302, { Location: `${backend.origin}${request.url}`, 'Access-Control-Allow-Origin': '*' })
        .end(),
    ),
  );
  const at = (origin: string) => form.replace('BACKEND/melikgazi', `${origin}/melikgazi`);
  const troubles: Record<string, GuestPage & { readonly section: string; readonly says: RegExp }> = {
    'the page’s policy forbids the backend': {
      headers: { 'Content-Security-Policy': `default-src 'none'; script-src ${backend.origin}` },
      section: 'endpoint-policy',
      says: new RegExp(`Add ${backend.origin} to connect-src`),
    },
    'the backend lets no other page in': {
      body: at(closed.origin),
      section: 'endpoint-cors',
      says: /does not let other pages in \(CORS\)/,
    },
    'the backend has moved': {
      body: at(moved.origin),
      section: 'endpoint-redirect',
      says: /is sent elsewhere by its endpoint/,
    },
    'the part of the municipality is missing': {
      body: form.replace('/melikgazi/v1', '/v1'),
      section: 'endpoint-status',
      says: /answers 404/,
    },
    'an attribute is misspelt, in the one file': {
      body: form.replace('lang="tr"', 'lang="tr" thme="dark"'),
      script: '<script type="module" src="BACKEND/widget/mimer.bundle.js"></script>',
      section: 'attribute',
      says: /Did you mean “theme”\?/,
    },
  };
  for (const [name, { section, says, ...page }] of Object.entries(troubles)) {
    await t.test(name, async () => {
      const visited = await visit({ body: form, ...page });
      const said = () => visited.complaints.filter(line => line.includes(`troubles.html#${section}`));
      for (let tries = 0; tries < 200 && said().length === 0; tries += 1) await delay(50);
      await delay(200);
      const [line = '', ...others] = said();
      assert.match(line, says, visited.complaints.join('\n'));
      assert.deepEqual(others, []);
      const link = /Help: (\S+)/.exec(line)?.[1] ?? '';
      assert.equal(link, `${backend.origin}/widget/troubles.html#${section}`);
      const guide = await fetch(link);
      assert.equal(guide.status, 200);
      assert.match(await guide.text(), new RegExp(`<section id="${section}">`));
      if (section !== 'attribute')
        await visited.page.locator('mimer-request-form').getByText('0352 252 13 33').waitFor();
      await visited.page.context().close();
    });
  }
});
