import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';
import { elementsIn } from '../support/documents/html.ts';
import { documentFrom, documents, type Document } from '../support/documents/markdown.ts';
import { root } from '../support/documents/root.ts';
import { serverProcess } from '../support/server-process.ts';

const isExternal = (link: string) => /^[a-z][a-z+.-]*:/i.test(link);

/** Where a link leads that stays in the repository: the file, and what stands after `#`. */
const targetOf = (file: string, link: string) => {
  const [path = '', anchor = ''] = decodeURI(link).split('#');
  return { path: path === '' ? file : normalize(join(dirname(file), path)), anchor };
};

const deadLinksOf = ({ file, links, anchors }: Document): string[] =>
  links
    .filter(link => !isExternal(link))
    .filter(link => {
      const { path, anchor } = targetOf(file, link);
      if (path !== file && (path.startsWith('..') || !existsSync(join(root, path)))) return true;
      if (anchor === '') return false;
      const there = path === file ? anchors : documents.find(other => other.file === path)?.anchors;
      return there?.has(anchor) !== true;
    })
    .map(link => `${file}: ${link}`);

test('every link within the repository leads somewhere', () => {
  const links = documents.flatMap(({ links }) => links);
  assert.ok(links.length > 150, `only ${links.length} links were found`);
  assert.deepEqual(documents.flatMap(deadLinksOf), []);
});

test('a dead link, a dead picture and a dead anchor would be found', () => {
  const text = `# Here\n[a](gone.md) ![b](gone.png) [c](#nowhere) [d](#here) [e](README.md#try-it)
<img src="gone.webp" /> [f](https://mimer.example.tr) [g](sdk)\n\n[h]: gone.txt\n[h]\n`;
  assert.deepEqual(deadLinksOf(documentFrom('here.md', text)), [
    'here.md: gone.md',
    'here.md: gone.png',
    'here.md: #nowhere',
    'here.md: gone.webp',
    'here.md: gone.txt',
  ]);
});

/** What looks like a path, from the repository's folder or the document's own, and leads nowhere. */
const deadPathsOf = ({ file, codes }: Document): string[] =>
  codes
    .filter(code => /^(sdk|widget|reference-server|examples|test)\/[\w./-]+$/.test(code))
    .filter(path => ![root, join(root, dirname(file))].some(folder => existsSync(join(folder, path))))
    .map(path => `${file}: ${path}`);

test('every path that a document names is there', () => {
  assert.deepEqual(documents.flatMap(deadPathsOf), []);
  assert.deepEqual(deadPathsOf(documentFrom('here.md', '`test/gone.ts` and `sdk/src` or `text`')), [
    'here.md: test/gone.ts',
  ]);
});

test('every link out of the repository is https, but for this machine’s own', t => {
  const external = [...new Set(documents.flatMap(({ links }) => links.filter(isExternal)))].sort();
  for (const link of external) t.diagnostic(link);
  const others = external.filter(link => !/^(mailto:|http:\/\/(localhost|127\.0\.0\.1)[:/])/.test(link));
  assert.deepEqual(
    others.filter(link => URL.parse(link)?.protocol !== 'https:'),
    [],
  );
});

/** The folders whose pages `npm start` serves, as it names them. */
const startedSites = (): string => {
  const [, list = ''] =
    /MIMER_SITE \?\?= \[([^\]]*)\]/.exec(readFileSync(join(root, 'setup.mjs'), 'utf8')) ?? [];
  const folders = Array.from(list.matchAll(/'([^']+)'/g), ([, folder = '']) =>
    join(root, 'examples', folder),
  );
  assert.ok(folders.length > 0, 'setup.mjs names the sites in another way');
  return folders.join(',');
};

test('every page that a document says “npm start” shows is shown', async t => {
  const { origin } = await serverProcess(t, { MIMER_SITE: startedSites() });
  const pages = documents.flatMap(({ file, links }) =>
    links
      .filter(link => link.startsWith('http://localhost:8787'))
      .map(link => ({ file, url: new URL(link) })),
  );
  assert.ok(pages.length > 3, `only ${pages.length} were found`);
  const wrong: string[] = [];
  for (const { file, url } of pages) {
    const answer = await fetch(`${origin}${url.pathname}`);
    const text = await answer.text();
    const isThere =
      url.hash === '' ||
      elementsIn(text).some(({ attrs }) =>
        attrs.some(({ name, value }) => name === 'id' && `#${value}` === url.hash),
      );
    if (!answer.ok || !isThere) wrong.push(`${file}: ${url.href} answers ${answer.status}`);
  }
  assert.deepEqual(wrong, []);
  assert.equal((await fetch(`${origin}/no-such-page`)).status, 404);
});
