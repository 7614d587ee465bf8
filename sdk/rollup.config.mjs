import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';

/** The client as one file for pages without a build step. */
export default {
  input: new URL('dist/index.js', import.meta.url).pathname,
  output: { file: new URL('cdn/mimer-sdk.js', import.meta.url).pathname, format: 'es', sourcemap: true },
  plugins: [nodeResolve({ browser: true }), terser()],
};
