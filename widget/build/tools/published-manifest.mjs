/** What an attribute holds is text: a list only for its reader, and nothing to offer where it stands for no attribute. */
const asAttribute = attribute => {
  const text = attribute.type.text.replace(/ \| (''|undefined)$/, '');
  return { ...attribute, type: { text: text.includes('[]') ? 'string' : text } };
};

/**
 * The manifest as whoever installs the package meets it: the elements whose classes its entry exports, in one module at
 * `entry`, with the events that they tell of. What is registered for the elements' own use is left out.
 */
export const publishedManifest = ({ modules, ...manifest }, entry) => {
  const names = new Set(
    modules.find(({ path }) => path === 'src/index.ts').exports.map(exported => exported.name),
  );
  const declarations = modules
    .flatMap(module => module.declarations ?? [])
    .filter(({ tagName, name }) => tagName !== undefined && names.has(name))
    .map(({ attributes = [], ...element }) => ({ ...element, attributes: attributes.map(asAttribute) }));
  const events = declarations.flatMap(({ events = [] }) => events.map(({ type }) => type.text));
  const exported = [...declarations.map(({ name }) => name), ...events].filter(name => names.has(name));
  return structuredClone({
    ...manifest,
    modules: [
      {
        kind: 'javascript-module',
        path: entry,
        declarations,
        exports: [...new Set(exported)].map(name => ({ kind: 'js', name, declaration: { name } })),
      },
    ],
  });
};
