/** Elements are registered by a table; their tags are in `HTMLElementTagNameMap`. */
export const tagNames = () => ({
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
});
