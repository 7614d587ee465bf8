/** A member of a JSON value, with the JSON Pointer to it. */
export interface Member {
  readonly name: string;
  readonly pointer: string;
  readonly value: unknown;
}

/** Every member of a JSON value and of what is in it, but not what stands below a member called like `except`. */
export const membersIn = (value: unknown, except?: RegExp, pointer = ''): readonly Member[] => {
  if (typeof value !== 'object' || value === null) return [];
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
    const place = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const below = except?.test(name) === true ? [] : membersIn(member, except, place);
    return isList ? below : [{ name, pointer: place, value: member }, ...below];
  });
};
