// What makes one file of the widget: for pages that pin it by its hash (Subresource Integrity).

/** The words of one language in place of all. */
export const oneLanguage = locale => ({
  name: 'one-language',
  load: id =>
    id.endsWith('/widget/dist/locales/languages.js')
      ? `import { ${locale} } from './${locale}/index.js';\nexport const languages = { ${locale} };`
      : null,
});

/**
 * A page that holds the widget already keeps the first copy, as `mimer.ts` has it for the build in several files; in one
 * file everything would be evaluated before that is asked.
 */
export const onlyOnce = () => ({
  name: 'only-once',
  renderChunk: code => ({
    code: `if (customElements.get('mimer-request-form') === undefined) {${code}}`,
    map: null,
  }),
});
