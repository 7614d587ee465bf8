import { readdirSync } from 'node:fs';

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
  plugins: [
    {
      // Elements are registered by a table; their tags are in `HTMLElementTagNameMap`.
      name: 'tag-names',
      analyzePhase({ ts, node, moduleDoc }) {
        if (!ts.isInterfaceDeclaration(node) || node.name.text !== 'HTMLElementTagNameMap') return;
        for (const member of node.members) {
          const name = member.type?.getText();
          const declaration = moduleDoc.declarations?.find(found => found.name === name);
          if (declaration !== undefined)
            Object.assign(declaration, { tagName: member.name.text, customElement: true });
        }
      },
    },
    {
      // What is private is nobody's business, nor is an event that was only guessed from the code.
      name: 'public-only',
      packageLinkPhase({ customElementsManifest }) {
        const hidden = ['styles', 'shadowRootOptions', 'formAssociated'];
        for (const { declarations = [] } of customElementsManifest.modules)
          for (const declaration of declarations) {
            declaration.members = declaration.members?.filter(
              ({ privacy, name }) => privacy === undefined && !hidden.includes(name),
            );
            declaration.events = declaration.events?.filter(({ description }) => description);
          }
      },
    },
  ],
};
