import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleFile } from './program.ts';
import { pathToFileURL } from 'node:url';

type Callable = (...given: readonly unknown[]) => unknown;
const isCallable = (value: unknown): value is Callable => typeof value === 'function';

/** A function of the page's own modules, which have no types: what it gives is looked at as it comes. */
const load = async (file: string, name: string): Promise<Callable> => {
  const path = exampleFile(`snippet/page/snippet/${file}.js`);
  const loaded: unknown = await import(pathToFileURL(path).href);
  const found: unknown = Reflect.get(Object(loaded), name);
  if (!isCallable(found)) throw new Error(`There is no ${name} in ${path}.`);
  return found;
};

const contrast = await load('contrast', 'contrast');
const contrastsOf = await load('contrast', 'contrastsOf');
const htmlOf = await load('code', 'htmlOf');
const cssOf = await load('code', 'cssOf');
const fileOf = await load('code', 'fileOf');

const choice = {
  element: 'mimer-request-form',
  endpoint: 'https://mimer.example.tr/melikgazi/v1',
  attributes: { lang: 'tr' },
  reserve: false,
  pinned: false,
  widget: 'https://mimer.example.tr/widget/',
  phone: '0352 252 13 33',
  number: '+903522521333',
};

test('contrast is as WCAG reckons it', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21);
  assert.equal(contrast('#777777', '#777777'), 1);
  // https://webaim.org/resources/contrastchecker/ says 4.48 for the one and 4.54 for the other.
  assert.equal(Number(contrast('#777777', '#ffffff')).toFixed(2), '4.48');
  assert.equal(Number(contrast('#ffffff', '#767676')).toFixed(2), '4.54');
});

test('a pair is enough from 4.5 on', () => {
  const grey = (value: string) => ({ light: value, dark: value });
  const colours = {
    accent: grey('#777777'),
    'on-accent': grey('#ffffff'),
    surface: grey('#ffffff'),
    text: grey('#767676'),
  };
  const judged = contrastsOf(colours, 'light');
  assert.ok(Array.isArray(judged));
  assert.deepEqual(
    judged.map(({ isEnough }) => Boolean(isEnough)),
    [false, false, true],
  );
});

test('the code is what the README says', () => {
  assert.equal(
    htmlOf(choice),
    `<script type="module" src="https://mimer.example.tr/widget/mimer.js"></script>
<mimer-request-form endpoint="https://mimer.example.tr/melikgazi/v1" lang="tr">
  <a href="tel:+903522521333">0352 252 13 33</a>
</mimer-request-form>
`,
  );
  assert.equal(
    cssOf({ ...choice, reserve: true }),
    'mimer-request-form {\n  display: block;\n  min-block-size: 46rem;\n}\n',
  );
});

test('what is as it would be anyway is left out, and so is what the element does not have', () => {
  const attributes = { lang: '', theme: 'auto', 'heading-level': '2', draft: 'session', position: 'corner' };
  assert.match(String(htmlOf({ ...choice, attributes })), /<mimer-request-form endpoint="[^"]+">/);
});

test('each language has its own file where there is one file', () => {
  const files = ['', 'tr', 'en', 'ar', 'fa'].map(lang => fileOf({ pinned: true, attributes: { lang } }));
  assert.deepEqual(files, [
    'mimer.bundle.js',
    'mimer.bundle.js',
    'mimer.bundle.en.js',
    'mimer.bundle.ar.js',
    'mimer.bundle.fa.js',
  ]);
});

test('what is typed stays text', () => {
  const hostile = '"><script>alert(1)</script>&';
  const escaped = '&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;';
  const attributes = { lang: hostile, label: hostile, service: hostile };
  const html = String(
    htmlOf({
      ...choice,
      element: 'mimer-launcher',
      attributes,
      endpoint: hostile,
      phone: hostile,
      number: hostile,
    }),
  );
  assert.equal(html.split(escaped).length - 1, 6);
  assert.equal(html.split('<script').length - 1, 1);
  const css = cssOf({ ...choice, colours: { accent: { light: '#fff;}', dark: 'red' } }, radius: '6px;}' });
  assert.equal(css, 'mimer-request-form {\n  --mimer-radius: NaNpx;\n}\n');
});
