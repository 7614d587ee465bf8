import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { licences } from '../sdk/build/licences.mjs';
import { readMaps } from '../sdk/build/read-maps.mjs';
import { emitGuide, linkGuide } from './build/guide.mjs';
import { readyLeaflet } from './build/leaflet.mjs';
import { namePolicy, outdent, shareDecorate } from './build/lit.mjs';
import { onlyOnce, oneLanguage } from './build/one-file.mjs';
import { printSizes, writeIntegrity } from './build/report.mjs';
import { withstandPages } from './build/withstand-pages.mjs';

const here = name => fileURLToPath(new URL(name, import.meta.url));

/** Chunks of earlier builds are no part of this one. */
const clean = () => ({
  name: 'clean',
  buildStart: () => rm(here('cdn'), { recursive: true, force: true }),
});

/** Files that are only ever wanted together are one: a request the fewer, and brotli finds what they have in common. */
const together = {
  choosing: [
    /\/lit-html\/directive/,
    /\/sdk\/dist\/fold\.js$/,
    /\/widget\/dist\/fields\/(combobox[\w.-]*|exact-match|fold|implicit-submission|missing-choice)\.js$/,
    /\/widget\/dist\/styles\/arrow\.js$/,
    /\/widget\/dist\/flow\/search-services\.js$/,
    /\/widget\/dist\/request-form\/(choosing|combobox-template)\.js$/,
    /\/widget\/dist\/request-form\/steps\/subject-rest\.js$/,
  ],
};

/** Words are named by their language. */
const nameOf = ({ moduleIds }) => {
  const locale = /\/locales\/(\w+)\/\w+\.js$/.exec(moduleIds.at(-1) ?? '')?.[1];
  return `chunks/${locale === undefined ? '' : `${locale}-`}[name]-[hash].js`;
};

const common = [
  readMaps(),
  namePolicy(),
  withstandPages(),
  readyLeaflet(),
  shareDecorate(),
  outdent(),
  resolve({ browser: true, exportConditions: ['browser'] }),
];
const minify = terser({ module: true, ecma: 2022, compress: { passes: 2 } });

const languages = readdirSync(here('src/locales'), { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(({ name }) => name);

/** The widget in several files, of which a page fetches what it shows. */
const files = {
  input: here('dist/mimer.js'),
  output: {
    dir: here('cdn'),
    format: 'es',
    sourcemap: true,
    entryFileNames: 'mimer.js',
    chunkFileNames: nameOf,
    manualChunks: id => Object.keys(together).find(name => together[name].some(part => part.test(id))),
    onlyExplicitManualChunks: true,
  },
  plugins: [
    clean(),
    linkGuide('../'),
    ...common,
    minify,
    licences(here('cdn/LICENSES.txt')),
    emitGuide(),
    printSizes(),
  ],
};

/** The widget in one file for each language; Turkish is the one without a language in its name. */
const oneFile = locale => ({
  input: here('dist/mimer.js'),
  output: {
    dir: here('cdn'),
    format: 'es',
    sourcemap: true,
    inlineDynamicImports: true,
    entryFileNames: locale === 'tr' ? 'mimer.bundle.js' : `mimer.bundle.${locale}.js`,
  },
  plugins: [
    oneLanguage(locale),
    linkGuide('./'),
    ...common,
    minify,
    onlyOnce(),
    printSizes(),
    writeIntegrity(),
  ],
});

export default [files, ...languages.map(oneFile)];
