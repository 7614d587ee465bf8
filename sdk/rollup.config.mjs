import { fileURLToPath } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { licences } from './build/licences.mjs';
import { readMaps } from './build/read-maps.mjs';

const here = name => fileURLToPath(new URL(name, import.meta.url));

/** The client as one file for pages without a build step. */
export default {
  input: here('dist/index.js'),
  output: { file: here('cdn/mimer-sdk.js'), format: 'es', sourcemap: true },
  plugins: [readMaps(), nodeResolve({ browser: true }), terser(), licences(here('cdn/LICENSES.txt'))],
};
