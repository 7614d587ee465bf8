const described = /^\s*(--[\w-]+)\s+-\s+(.+)$/s;
const used = /var\((--mimer-[\w-]+), (.+)\);$/gm;

/** Every element is styled by the design tokens, so that each has them; they are described where they are declared. */
export const designTokens = () => {
  const tokens = [];
  return {
    name: 'design-tokens',
    analyzePhase({ ts, node, moduleDoc }) {
      if (moduleDoc.path !== 'src/styles/tokens.ts' || !ts.isVariableStatement(node)) return;
      const defaults = new Map([...node.getText().matchAll(used)].map(([, name, value]) => [name, value]));
      for (const { tagName, comment } of ts.getJSDocTags(node)) {
        const [, name, description] = described.exec(comment ?? '') ?? [];
        if (tagName.text !== 'cssproperty' || name === undefined) continue;
        const value = defaults.get(name)?.replaceAll('--_', '--mimer-');
        tokens.push({ name, description, ...(value !== undefined && { default: value }) });
      }
    },
    packageLinkPhase({ customElementsManifest }) {
      for (const { declarations = [] } of customElementsManifest.modules)
        for (const declaration of declarations.filter(({ tagName }) => tagName !== undefined))
          declaration.cssProperties = [...(declaration.cssProperties ?? []), ...tokens];
    },
  };
};
