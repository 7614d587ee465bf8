import { generateJsxTypes } from '@wc-toolkit/jsx-types';

/** What the generator has wrong, and what is right. */
const corrections = [
  // It knows functions alone, but React and Preact have objects.
  [/^ *ref\?: (.*);$/m, 'ref?: $1 | { current: T | null } | null;'],
  // Solid's compiler setting leads to this module, of which the other one only hands the types on.
  [/^declare module "solid-js" /m, 'declare module "solid-js/jsx-runtime" '],
];

/**
 * Typings of the tags for whatever reads JSX: React 19, Preact, Solid and others.
 *
 * @throws Error when the generator no longer has what is corrected here.
 */
export const jsxTypings = manifest => {
  const types = generateJsxTypes(manifest, { fileName: '', componentTypePath: (_name, _tag, path) => path });
  return corrections.reduce((corrected, [wrong, right]) => {
    if (!wrong.test(corrected)) throw new Error(`The typings for JSX have nothing like ${wrong} to correct.`);
    return corrected.replace(wrong, right);
  }, types);
};
