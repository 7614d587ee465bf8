import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';

const here = name => fileURLToPath(new URL(name, import.meta.url));

/** A page that allows one Trusted Types policy allows ours by our name, also beside another Lit. */
const namePolicy = () => ({
  name: 'name-policy',
  transform(code, id) {
    if (!id.includes('/lit-html/')) return null;
    return { code: code.replace(/(createPolicy\(\s*)(["'])lit-html\2/, '$1$2mimer-widget$2'), map: null };
  },
  generateBundle(_, bundle) {
    const all = Object.values(bundle).map(({ code = '' }) => code);
    if (!all.some(code => /createPolicy\(["'`]mimer-widget["'`]/.test(code))) {
      this.error('Lit makes its Trusted Types policy in another way than expected: it was not renamed.');
    }
  },
});

const leafletLicence = `/**
 * @license
 * Leaflet 1.9.4, (c) 2010-2023 Volodymyr Agafonkin, (c) 2010-2011 CloudMade
 * SPDX-License-Identifier: BSD-2-Clause
 */`;

/**
 * Leaflet finds out whether the browser knows SVG by writing HTML as text, which pages with Trusted Types forbid. All do. Its
 * files carry no licence, so that the chunk would have none.
 */
const readyLeaflet = () => ({
  name: 'ready-leaflet',
  transform(code, id) {
    if (!id.endsWith('/leaflet/src/core/Browser.js')) return null;
    const changed = code.replace(/var inlineSvg = [^]*?\n}\)\(\);/, 'var inlineSvg = true;');
    if (/innerHTML = '<svg/.test(changed)) this.error('Leaflet writes HTML in another way than expected.');
    return { code: changed, map: null };
  },
  banner: ({ moduleIds }) => (moduleIds.some(id => id.includes('/leaflet/')) ? leafletLicence : ''),
});

/** Templates keep their indentation through tsc and terser; nobody needs it. */
const outdent = () => ({
  name: 'outdent',
  transform: (code, id) =>
    id.includes('/widget/dist/') ? { code: code.replace(/\n[ \t]+/g, '\n'), map: null } : null,
});

/** tsc's output brings its own maps, so that a stack trace leads to the source. */
const readMaps = () => ({
  name: 'read-maps',
  load(id) {
    if (!/\/(widget|sdk)\/dist\/.*\.js$/.test(id)) return null;
    return { code: readFileSync(id, 'utf8'), map: JSON.parse(readFileSync(`${id}.map`, 'utf8')) };
  },
});

const helper = 'virtual:decorate';

/** tsc writes its decorator helper into every file; one is enough. */
const shareDecorate = () => ({
  name: 'share-decorate',
  resolveId: id => (id === helper ? `\0${helper}` : null),
  load: id => (id === `\0${helper}` ? `${decorate}\nexport { __decorate };` : null),
  transform(code, id) {
    if (!id.includes('/widget/dist/')) return null;
    const [written] = /^var __decorate = [^]*?\n};\n/.exec(code) ?? [];
    if (written === undefined) return null;
    // As many lines as before, so that the maps stay right.
    const lines = '\n'.repeat(written.split('\n').length - 1);
    return {
      code: `import { __decorate } from '${helper}';${lines}${code.slice(written.length)}`,
      map: null,
    };
  },
});

const decorate = `const __decorate = (decorators, target, key, descriptor) => {
  let result = descriptor === null ? Object.getOwnPropertyDescriptor(target, key) : descriptor;
  for (const decorator of decorators.toReversed()) result = decorator(target, key, result) || result;
  if (result) Object.defineProperty(target, key, result);
};`;

const brotli = code => brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

/** What the citizen's telephone fetches, chunk by chunk. */
const printSizes = () => ({
  name: 'print-sizes',
  writeBundle({ dir }, bundle) {
    const rows = Object.values(bundle)
      .filter(({ type }) => type === 'chunk')
      .map(({ fileName }) => ({ fileName, size: brotli(readFileSync(`${dir}/${fileName}`)) }))
      .sort((one, other) => other.size - one.size);
    for (const { fileName, size } of rows) console.log(`${String(size).padStart(7)} B brotli  ${fileName}`);
    const total = rows.reduce((sum, { size }) => sum + size, 0);
    console.log(`${String(total).padStart(7)} B brotli  in ${rows.length} files`);
  },
});

/** Chunks of earlier builds are no part of this one. */
const clean = () => ({
  name: 'clean',
  async buildStart() {
    const { rm } = await import('node:fs/promises');
    await rm(here('cdn'), { recursive: true, force: true });
  },
});

export default {
  input: here('dist/mimer.js'),
  output: {
    dir: here('cdn'),
    format: 'es',
    sourcemap: true,
    entryFileNames: 'mimer.js',
    chunkFileNames: 'chunks/[name]-[hash].js',
  },
  plugins: [
    clean(),
    readMaps(),
    namePolicy(),
    readyLeaflet(),
    shareDecorate(),
    outdent(),
    resolve({ browser: true, exportConditions: ['browser'] }),
    terser({ module: true, ecma: 2022, compress: { passes: 2 } }),
    printSizes(),
  ],
};
