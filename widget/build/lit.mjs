// What Lit and tsc leave for a build to do.

/** A page that allows one Trusted Types policy allows ours by our name, also beside another Lit. */
export const namePolicy = () => ({
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

/** Templates keep their indentation through tsc and terser; nobody needs it. */
export const outdent = () => ({
  name: 'outdent',
  transform: (code, id) =>
    id.includes('/widget/dist/') ? { code: code.replace(/\n[ \t]+/g, '\n'), map: null } : null,
});

const helper = 'virtual:decorate';

const decorate = `const __decorate = (decorators, target, key, descriptor) => {
  let result = descriptor === null ? Object.getOwnPropertyDescriptor(target, key) : descriptor;
  for (const decorator of decorators.toReversed()) result = decorator(target, key, result) || result;
  if (result) Object.defineProperty(target, key, result);
};`;

/** tsc writes its decorator helper into every file; one is enough. */
export const shareDecorate = () => ({
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
