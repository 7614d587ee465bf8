/** `text` with the names of type parameters replaced by the types that stand for them. */
const replaceNames = (text, types) =>
  [...types].reduce((found, [name, type]) => found.replace(new RegExp(`\\b${name}\\b`, 'g'), type), text);

/** What a class inherits from a generic one has the types that it gives it: `client` of a contact centre is a `ContactClient`. */
export const typeArguments = () => {
  const classes = new Map();

  /** Which types the parameters of an ancestor have in a class. */
  const typesIn = (name, ancestor) => {
    const { base, given = [] } = classes.get(name) ?? {};
    const parameters = classes.get(base)?.parameters;
    if (parameters === undefined) return new Map();
    const own = new Map(parameters.map((parameter, index) => [parameter, given[index] ?? parameter]));
    if (base === ancestor) return own;
    const above = typesIn(base, ancestor);
    return new Map([...above].map(([parameter, type]) => [parameter, replaceNames(type, own)]));
  };

  return {
    name: 'type-arguments',
    collectPhase({ ts, node }) {
      if (!ts.isClassDeclaration(node) || node.name === undefined) return;
      const extended = node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword);
      const [base] = extended?.types ?? [];
      classes.set(node.name.text, {
        parameters: (node.typeParameters ?? []).map(({ name }) => name.text),
        base: base?.expression.getText(),
        given: (base?.typeArguments ?? []).map(type => type.getText()),
      });
    },
    packageLinkPhase({ customElementsManifest }) {
      for (const { declarations = [] } of customElementsManifest.modules)
        for (const { name, members = [] } of declarations)
          for (const { inheritedFrom, type } of members)
            if (inheritedFrom !== undefined && type?.text !== undefined)
              type.text = replaceNames(type.text, typesIn(name, inheritedFrom.name));
    },
  };
};
