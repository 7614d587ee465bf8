/**
 * Lets libraries withstand what old scripts do to a page: a `for…in` that meets members of `Object.prototype`, a `trim` that is not
 * the language's. What our own code avoids, the build takes out of theirs.
 */
export const withstandPages = () => {
  let loops = 0;
  return {
    name: 'withstand-pages',
    buildStart() {
      loops = 0;
    },
    transform(code, id) {
      if (!/\/node_modules\/(zod|ky)\//.test(id)) return null;
      const ownKeys = (_, key, object) => {
        loops += 1;
        return `for (const ${key} of Object.keys(${object}))`;
      };
      return {
        code: code
          .replace(/\bfor \(const (\w+) in (\w+)\)/g, ownKeys)
          .replaceAll('.trim()', '.replace(/^\\s+|\\s+$/g, "")'),
        map: null,
      };
    },
    buildEnd(error) {
      if (error === undefined && loops === 0)
        this.error('The schema library loops in another way than expected: withstandPages does nothing.');
    },
  };
};
