import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { complaintsOf, openPage } from '../support/browser.ts';
import { serverProcess } from '../support/server-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { lookUp, walkForm } from '../support/walk-form.ts';
import { asNode, exampleFile } from '../examples/program.ts';
import { releases, type Release } from './support/builds.ts';
import { php, wordpress } from './support/wordpress.ts';

const run = promisify(execFile);
const settings = '/wp-admin/options-general.php?page=mimer';

const signIn = async (page: Page, origin: string): Promise<void> => {
  await page.goto(`${origin}/wp-login.php`);
  await page.locator('#user_login').fill('admin');
  await page.locator('#user_pass').fill('password');
  await page.locator('#wp-submit').click();
  await page.locator('#wpadminbar').waitFor();
};

/** A WordPress with the plugin as its README has it: packed, uploaded, activated. */
const scene = async (t: TestContext, release: Release) => {
  const [node = '', ...pack] = asNode('wordpress/pack.ts', join(await temporaryFolder(t), 'mimer.zip'));
  await run(node, pack);
  const [site, server] = await Promise.all([wordpress(t, release), serverProcess(t)]);
  const admin = await openPage(t);
  await signIn(admin, site.origin);
  await admin.goto(`${site.origin}/wp-admin/plugin-install.php?tab=upload`);
  await admin.locator('#pluginzip').setInputFiles(pack.at(-1) ?? '');
  await admin.locator('#install-plugin-submit').click();
  await admin.locator('a[href*="action=activate"]').first().click();
  await admin.locator('tr[data-slug="mimer"].active').waitFor();
  const save = async (values: Readonly<Record<string, string | boolean>>) => {
    await admin.goto(`${site.origin}${settings}`);
    for (const [name, value] of Object.entries(values)) {
      const field = admin.locator(`[name="mimer[${name}]"]`);
      // As if the browser checked nothing.
      await field.evaluate((input: HTMLInputElement) => input.form?.setAttribute('novalidate', ''));
      if (typeof value === 'boolean') await field.setChecked(value);
      else await field.fill(value);
    }
    await admin.locator('#submit').click();
    await admin.locator('#setting-error-settings_updated, .notice').first().waitFor();
  };
  return { site, server, admin, save };
};

for (const release of releases)
  test(`WordPress ${release} carries the plugin, from its upload to a request and its end`, async t => {
    const { site, server, admin, save } = await scene(t, release);
    const form = await site.publish(
      '<p>Önce.</p>\n\n[mimer_form heading_level="3" onclick="x()"]\n\n[mimer_tracker]',
    );
    const plain = await site.publish('<p>Başka bir sayfa.</p>');
    const guest = await openPage(t);
    const complaints = complaintsOf(guest);

    await t.test('without an address visitors see the telephone number', async () => {
      await save({ phone: '0352 252 13 33' });
      await guest.goto(form);
      await guest.getByRole('link', { name: '0352 252 13 33' }).first().waitFor();
      assert.equal(await guest.locator('mimer-request-form').count(), 0);
      await admin.goto(form);
      await admin
        .getByRole('link', { name: /write the address of the API/ })
        .first()
        .waitFor();
    });

    await t.test('what is no address is not kept, and what is typed stays text', async () => {
      const hostile = '"><script>alert(1)</script>';
      await save({ endpoint: `javascript:alert(1)`, phone: `${hostile}0352` });
      assert.match(
        await admin.locator('#mimer-endpoint').evaluate((input: HTMLInputElement) => input.value),
        /^$/,
      );
      assert.equal(await admin.locator('.form-table script').count(), 0);
      await admin.getByText('is no address of the web').first().waitFor();
      assert.equal(await site.tell("echo get_option('mimer')['endpoint'];"), '');
    });

    await save({ endpoint: `${server.endpoint}/`, phone: '0352 252 13 33' });

    await t.test('a request is sent and followed from a page', async () => {
      await guest.goto(form);
      const attributes = await guest
        .locator('mimer-request-form')
        .evaluate(element =>
          Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
        );
      assert.deepEqual(attributes, {
        endpoint: server.endpoint,
        lang: 'en',
        'heading-level': '3',
        theme: 'auto',
      });
      await lookUp(guest, await walkForm(guest, { language: 'en' }));
      assert.deepEqual(complaints, []);
    });

    await t.test('the script is a module, of this site, and only where an element is', async () => {
      await guest.goto(form);
      const scripts = guest.locator('script[src*="/mimer/"]');
      assert.equal(await scripts.count(), 1);
      assert.equal(await scripts.getAttribute('type'), 'module');
      assert.ok(
        (await scripts.getAttribute('src'))?.startsWith(
          `${site.origin}/wp-content/plugins/mimer/widget/mimer.js`,
        ),
      );
      await guest.goto(plain);
      await guest.getByText('Başka bir sayfa.').waitFor();
      assert.equal(await guest.locator('[src*="mimer"], [href*="plugins/mimer"]').count(), 0);
    });

    await t.test('each shortcode and the block is its element, with what it knows', async () => {
      const content = [
        '[mimer_contact_centre lang="tr"]',
        '[mimer_statistics from="2026-01"]',
        `[mimer_launcher label='"><b>x</b>' position="corner" sections="form tracker"]`,
        '[mimer_form service="YOL-01"]<a href="/iletisim">Bize yazın</a><script>alert(1)</script>[/mimer_form]',
        '<!-- wp:mimer/element {"element":"mimer_tracker"} /-->',
      ].join('\n\n');
      await guest.goto(await site.publish(content));
      await guest.locator('mimer-contact-centre[lang="tr"]').getByText('Şahsen').waitFor();
      assert.equal(await guest.locator('mimer-statistics').getAttribute('from'), '2026-01');
      const launcher = guest.locator('mimer-launcher');
      assert.equal(await launcher.getAttribute('sections'), 'form tracker');
      assert.equal(await launcher.locator('b').count(), 0);
      assert.equal(await guest.locator('mimer-request-form[service="YOL-01"] > script').count(), 0);
      await guest
        .locator('mimer-request-form[service="YOL-01"] > a[href="/iletisim"]')
        .waitFor({ state: 'attached' });
      await guest.locator('mimer-status-tracker [name="reference"]').waitFor();
    });

    await t.test('one file is pinned by its hash', async () => {
      await save({ pinned: true });
      await guest.goto(form);
      const script = guest.locator('script[src*="/mimer/"]');
      assert.match((await script.getAttribute('src')) ?? '', /\/mimer\.bundle\.en\.js/);
      assert.match((await script.getAttribute('integrity')) ?? '', /^sha384-/);
      assert.equal(await script.getAttribute('crossorigin'), 'anonymous');
      await guest.locator('mimer-request-form [name="service"]').waitFor();
      await save({ pinned: false });
    });

    await t.test('the settings are the administrator’s, with WordPress’s nonce', async () => {
      assert.equal((await guest.goto(`${site.origin}${settings}`))?.url().includes('wp-login.php'), true);
      const kept = await site.tell("echo json_encode(get_option('mimer'));");
      const answer = await admin.request.post(`${site.origin}/wp-admin/options.php`, {
        form: { option_page: 'mimer', action: 'update', 'mimer[endpoint]': 'https://elsewhere.test/v1' },
      });
      assert.equal(answer.status(), 403);
      assert.equal(await site.tell("echo json_encode(get_option('mimer'));"), kept);
    });

    await t.test('on a Turkish site it speaks Turkish', async () => {
      await writeFile(
        join(site.folder, 'wp-content/mu-plugins/turkish.php'),
        "<?php add_filter( 'locale', static function () { return 'tr_TR'; } );",
      );
      await admin.goto(`${site.origin}${settings}`);
      await admin.getByLabel('API adresi').waitFor();
      await guest.goto(form);
      await guest.locator('mimer-request-form[lang="tr"]').getByText('Başvurunuzun konusu').first().waitFor();
    });

    await t.test('it leaves nothing behind', async () => {
      await site.tell(
        "require_once ABSPATH . 'wp-admin/includes/plugin.php'; deactivate_plugins('mimer/mimer.php'); uninstall_plugin('mimer/mimer.php');",
      );
      assert.equal(await site.tell("var_export(get_option('mimer'));"), 'false');
    });
  });

test('PHP understands every file', async () => {
  const files = globSync('**/*.php', { cwd: exampleFile('wordpress/mimer') });
  assert.ok(files.length > 6);
  for (const file of files) await run(php, ['-l', exampleFile(`wordpress/mimer/${file}`)]);
});
