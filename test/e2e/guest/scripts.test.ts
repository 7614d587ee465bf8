import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { guestSite, type Visit } from '../../support/guest-page.ts';
import { vandalism } from '../../support/vandalism.ts';
import { lookUp, walkForm } from '../../support/walk-form.ts';

const bodySchema = z.record(z.string(), z.unknown());

/** The one body that was posted, without the solved challenge, which is another each time. */
const bodyOf = ({ posted }: Visit): Record<string, unknown> => {
  const [text, ...more] = posted;
  assert.equal(more.length, 0);
  const { challenge, ...body } = z.parse(bodySchema, JSON.parse(text ?? ''));
  assert.ok(challenge !== undefined);
  return body;
};

/** What would not do what it does elsewhere if it came with the others. */
const alone = new Set([
  'a JSON of its own, as json2 had it',
  'elements as Prototype.js and MooTools extend them',
]);

const joined = (scripts: readonly (readonly [name: string, script: string])[]) =>
  [
    scripts.map(([name]) => name).join('; '),
    // Each in a scope of its own but for its globals.
    scripts.map(([, script]) => `</script><script>{${script}}`).join(''),
  ] as const;

test('what is sent does not depend on what else runs on the page', async t => {
  const { visit } = await guestSite(t);
  const clean = await visit();
  await lookUp(clean.page, await walkForm(clean.page));
  const expected = bodyOf(clean);
  assert.deepEqual(expected['notices'] instanceof Array, true);

  // Each by itself where there is time to see which of them it was; else all that bear with each other on one page.
  const all = Object.entries(vandalism);
  const together = [all.filter(([name]) => !alone.has(name)), all.filter(([name]) => alone.has(name))];
  const pages = process.env['MIMER_LONG'] ? all : together.map(joined);
  for (const [name, script] of pages) {
    await t.test(name, async () => {
      const visited = await visit({ head: `<script>${script}</script>` });
      await lookUp(visited.page, await walkForm(visited.page));
      assert.deepEqual(bodyOf(visited), expected);
      assert.deepEqual(visited.complaints, []);
      await visited.page.context().close();
    });
  }
});
