import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { guestSite, type GuestPage } from '../../support/guest-page.ts';
import { lookUp, walkForm } from '../../support/walk-form.ts';

const hashOf = async (file: string): Promise<string> => {
  const script = await readFile(new URL(`../../../widget/cdn/${file}`, import.meta.url));
  return `sha384-${createHash('sha384').update(script).digest('base64')}`;
};
const types = "require-trusted-types-for 'script'; trusted-types mimer-widget";

const guide = await readFile(new URL('../../../widget/EMBEDDING.md', import.meta.url), 'utf8');
const documented = /^```csp\n([^]*?)\n```$/m.exec(guide)?.[1]?.replaceAll('\n', ' ');

test('the page’s policy holds and the form works under it', async t => {
  const { backend, visit } = await guestSite(t);
  const host = backend.origin;
  const integrity = await hashOf('mimer.js');
  const bundleHash = await hashOf('mimer.bundle.js');
  const script = (attributes: string) =>
    `<script type="module" src="BACKEND/widget/mimer.js" ${attributes}></script>`;
  assert.ok(documented);
  const strictest = documented.replaceAll('https://mimer.example.tr', host);

  const policies: Record<string, GuestPage & { readonly policy: string }> = {
    'the strictest that is documented': { policy: strictest },
    'the same, only reported': {
      policy: '',
      headers: { 'Content-Security-Policy-Report-Only': `${strictest}; report-uri /reports` },
    },
    'a nonce and strict-dynamic': {
      policy: `default-src 'none'; script-src 'nonce-r4nd0m' 'strict-dynamic'; connect-src ${host}; ${types}`,
      script: script('nonce="r4nd0m"'),
    },
    // A hash alone would be one for each chunk: a script that the parser found hands on its nonce, not its hash.
    'a nonce, strict-dynamic and an integrity': {
      policy: `default-src 'none'; script-src 'nonce-r4nd0m' 'strict-dynamic'; connect-src ${host}; ${types}`,
      script: script(`nonce="r4nd0m" integrity="${integrity}" crossorigin="anonymous"`),
    },
    'the hash of the one file and nothing else': {
      policy: `default-src 'none'; script-src '${bundleHash}'; connect-src ${host}; ${types}`,
      script: `<script type="module" src="BACKEND/widget/mimer.bundle.js" integrity="${bundleHash}" crossorigin="anonymous"></script>`,
    },
    'a list of Trusted Types policies with ours in it': {
      policy: `default-src 'self'; script-src ${host}; connect-src ${host}; require-trusted-types-for 'script'; trusted-types dompurify mimer-widget default`,
    },
    'a sandbox': {
      policy: `${strictest}; sandbox allow-scripts allow-forms allow-same-origin`,
    },
    'no base, no frames, no sending of forms': {
      policy: `${strictest}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'`,
    },
    'a sandbox without an origin, hence without storage': {
      policy: `default-src 'none'; script-src ${host}; connect-src ${host}; ${types}; sandbox allow-scripts allow-forms`,
    },
  };

  for (const [name, { policy, ...page }] of Object.entries(policies)) {
    await t.test(name, async () => {
      const headers = { ...(policy !== '' && { 'Content-Security-Policy': policy }), ...page.headers };
      const visited = await visit({ ...page, headers });
      await lookUp(visited.page, await walkForm(visited.page));
      assert.deepEqual(visited.violations, []);
      // Chromium's own opinion of such a sandbox.
      const own = /^An iframe which has both allow-scripts and allow-same-origin/;
      assert.deepEqual(
        visited.complaints.filter(complaint => !own.test(complaint)),
        [],
      );
      await visited.page.context().close();
    });
  }

  await t.test('and a violation would be seen', async () => {
    const { page, violations } = await visit({
      headers: { 'Content-Security-Policy': strictest },
      body: '<p id="styled">x</p>',
    });
    await page.locator('#styled').evaluate(element => element.setAttribute('style', 'color: red'));
    await page.waitForFunction(() => true);
    assert.match(violations.join(), /style-src-attr/);
  });
});
