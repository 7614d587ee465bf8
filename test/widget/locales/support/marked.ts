/** `words` with each text in place of its name, and what it was given: a whole language that nobody has built in. */
export const marked = <Tree extends object>(words: Tree, path = ''): Tree => {
  const copy = { ...words };
  for (const [key, value] of Object.entries(words)) {
    const own = path === '' ? key : `${path}.${key}`;
    const text: unknown =
      typeof value === 'string'
        ? own
        : typeof value === 'function'
          ? (...given: unknown[]) => [own, ...given].join(' ')
          : marked(Object(value), own);
    Reflect.set(copy, key, text);
  }
  return copy;
};
