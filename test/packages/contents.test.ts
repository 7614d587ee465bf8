import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { bundledIn } from '../support/packages/bundled.ts';
import { filesOf, gaps, strays } from '../support/packages/contents.ts';
import { pack } from '../support/packages/pack.ts';
import { packages } from '../support/packages/packages.ts';
import { followed, lostSources, mappedFiles, type Mapped } from '../support/packages/source-maps.ts';

// What is in the packages as they are published, file by file.

const folder = await mkdtemp(join(tmpdir(), 'mimer-contents-'));
after(() => rm(folder, { recursive: true, force: true }));
const packed = await Promise.all(packages.map(given => pack(given, folder)));

for (const each of packed) {
  const { name } = each.manifest;
  const read = (file: string) => readFileSync(join(each.unpacked, file), 'utf8');

  test(`${name} brings what it should, and nothing else`, () => {
    assert.deepEqual(strays(each), []);
    assert.deepEqual(gaps(each), []);
  });

  // What leads out of the package is the repository’s, whose documents are tested as a whole.
  const isWithin = (file: string, link: string) => !join(file, '..', link).startsWith('..');

  test(`${name} links in its documents to nothing of its own that it lacks`, () => {
    const dead = filesOf(each)
      .filter(file => file.endsWith('.md'))
      .flatMap(file =>
        [...read(file).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].flatMap(([, link = '']) =>
          !isWithin(file, link) || existsSync(join(each.unpacked, file, '..', link))
            ? []
            : [`${file}: ${link}`],
        ),
      );
    assert.deepEqual(dead, []);
  });

  // Once it is asked for: a map that can’t be read fails the test that wants it.
  let found: readonly Mapped[] | undefined;
  const mapped = () => (found ??= mappedFiles(each));

  test(`${name} has a map for all that was built, which leads to sources that are at hand`, () => {
    assert.ok(mapped().length > 50);
    assert.deepEqual(mapped().flatMap(lostSources), []);
    const unnamed = mapped().filter(
      ({ file, code }) => !code.trimEnd().endsWith(`//# sourceMappingURL=${file.split('/').at(-1)}.map`),
    );
    assert.deepEqual(
      unnamed.map(({ file }) => file),
      [],
    );
  });

  test(`${name} has maps that lead each name to its place`, t => {
    const counts = mapped()
      .filter(({ file }) => file.endsWith('.js'))
      .map(each => ({ file: each.file, ...followed(each) }));
    const sum = (what: 'right' | 'wrong') => counts.reduce((total, count) => total + count[what], 0);
    t.diagnostic(`${sum('right')} names lead home, ${sum('wrong')} elsewhere`);
    assert.ok(sum('right') > 200 && sum('wrong') <= sum('right') / 5);
    for (const { file, right, wrong } of counts.filter(count => count.right + count.wrong > 200))
      assert.ok(wrong <= right / 3, `${file}: ${wrong} names lead elsewhere, ${right} home`);
  });

  const licences = join(each.unpacked, 'cdn/LICENSES.txt');
  if (each.forBrowsers)
    test(`${name} brings the licences of what it bundles, with their text`, () => {
      const bundled = bundledIn(mapped());
      assert.ok(bundled.length > 2);
      const listed = readFileSync(licences, 'utf8').split(/^-{80}\n/m);
      for (const { name: other, version, license } of bundled) {
        const at = listed.findIndex(part => part.includes(`${other} ${version} (${license})\n`));
        assert.ok(at >= 0, `${other} ${version} (${license}) is not listed`);
        assert.match(listed[at + 1] ?? '', /Copyright[^]{200,}/i, `${other} is listed without its text`);
      }
      assert.equal(listed.length - 1, bundled.length, 'more is listed than is bundled');
    });
  else
    test(`${name} bundles nothing`, () => {
      assert.deepEqual(bundledIn(mapped()), []);
      assert.ok(!existsSync(licences));
    });

  const table = join(each.unpacked, 'cdn/integrity.json');
  if (existsSync(table))
    test(`${name} says the hash of each script as the script is`, () => {
      const scripts = filesOf(each).filter(file => /^cdn\/.*\.js$/.test(file));
      const hashes = scripts.map(file => {
        const hash = createHash('sha384').update(readFileSync(join(each.unpacked, file)));
        return [file.replace('cdn/', ''), `sha384-${hash.digest('base64')}`];
      });
      assert.ok(hashes.length > 5);
      assert.deepEqual(JSON.parse(readFileSync(table, 'utf8')), Object.fromEntries(hashes));
    });
}
