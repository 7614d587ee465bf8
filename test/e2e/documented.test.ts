import { isReference } from '@melikgazi/mimer-sdk/reference';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blocksUnder } from '../support/documents/markdown.ts';
import { guestSite } from '../support/guest-page.ts';
import { lookUp, walkForm } from '../support/walk-form.ts';

// A webmaster copies what the documents show, changes the host, and it works.

const pasted = (file: string, heading: string): string =>
  blocksUnder(file, heading, 'html')[0]?.code.replaceAll('https://mimer.example.tr', 'BACKEND') ?? '';

test('what the README shows to webmasters takes a request', async t => {
  const { visit } = await guestSite(t);
  for (const [file, heading] of [
    ['README.md', 'You have a web site'],
    ['README.tr.md', 'Bir web siteniz varsa'],
    ['widget/EMBEDDING.md', 'The form'],
  ] as const) {
    const { page, complaints } = await visit({ script: '', body: pasted(file, heading) });
    const proof = await walkForm(page);
    assert.ok(isReference(proof.reference), file);
    assert.deepEqual(complaints, []);
    await page.context().close();
  }
});

test('what the guide shows of launcher and tracker works, too', async t => {
  const { visit } = await guestSite(t);
  const { page } = await visit({ body: pasted('widget/EMBEDDING.md', '<mimer-launcher>') });
  await page.locator('mimer-launcher').getByRole('button').click();
  const proof = await walkForm(page, { form: page.locator('mimer-request-form') });
  const tracker = '<mimer-status-tracker endpoint="BACKEND/melikgazi/v1" lang="tr"></mimer-status-tracker>';
  const { page: other } = await visit({ body: tracker });
  await lookUp(other, proof);
});
