/**
 * `value` as JSON, as `JSON.stringify` writes it on a clean page. Old libraries give `toJSON` to arrays and plain objects
 * (Prototype.js wraps each array into a string with it): here it counts only on objects of a class of their own, as `Date` is.
 */
export const plainJson = (value: unknown): string => written(value) ?? 'null';

const written = (value: unknown): string | undefined => {
  if (Array.isArray(value)) {
    const items: string[] = [];
    for (const item of value) items.push(plainJson(item));
    return `[${items.join(',')}]`;
  }
  if (!isPlain(value)) return stringify(value);
  const members: string[] = [];
  for (const key of Object.keys(value)) {
    const member = written(Reflect.get(value, key));
    if (member !== undefined) members.push(`${JSON.stringify(key)}:${member}`);
  }
  return `{${members.join(',')}}`;
};

// The library's types leave out that `undefined` and functions have no JSON.
const stringify: (value: unknown) => string | undefined = JSON.stringify;

const isPlain = (value: unknown): value is object => {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
};
