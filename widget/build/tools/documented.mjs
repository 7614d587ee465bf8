/** A comment for editors in front of a declaration; nothing where there is nothing to say. */
export const documented = (text, declaration) =>
  text ? `/** ${text.replaceAll('\n', '\n * ').replaceAll('*/', '*\\/')} */\n${declaration}` : declaration;

const list = (title, entries = []) =>
  entries.length === 0
    ? []
    : [
        '',
        `${title}:`,
        ...entries.map(({ name, description }) => `- \`${name || '(default)'}\`: ${description}`),
      ];

/** All that an element offers beside its properties and events, which have comments of their own. */
export const describe = ({ description, slots, cssParts, cssProperties, cssStates }) =>
  [
    description,
    ...list('Slots', slots),
    ...list('CSS parts', cssParts),
    ...list('CSS custom properties', cssProperties),
    ...list('CSS states', cssStates),
  ].join('\n');
