import { readdirSync } from 'node:fs';
import { designTokens } from './build/manifest/design-tokens.mjs';
import { publicOnly } from './build/manifest/public-only.mjs';
import { tagNames } from './build/manifest/tag-names.mjs';
import { typeArguments } from './build/manifest/type-arguments.mjs';
import { forTools } from './build/tools/for-tools.mjs';

const locale = /^locales|^flow|\.styles\.ts$/;

/** What the widget's elements offer, for editors and catalogues, read from the classes and their docs. */
export default {
  globs: ['src/**/*.ts'],
  exclude: readdirSync(new URL('src', import.meta.url), { recursive: true })
    .map(String)
    .filter(file => locale.test(file))
    .map(file => `src/${file}`),
  outdir: '.',
  litelement: true,
  packagejson: true,
  plugins: [tagNames(), publicOnly(), typeArguments(), designTokens(), forTools()],
};
