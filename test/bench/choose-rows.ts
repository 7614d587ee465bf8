import type { Row } from './row.ts';

/**
 * The rows that the names on the command line ask for: rows or groups; without any, those of the group `server`.
 *
 * @throws with a sentence that lists the names when there is no such row or group.
 */
export const chooseRows = (rows: readonly Row[], names: readonly string[]): readonly Row[] => {
  const asked = names.length === 0 ? ['server'] : names;
  const known = new Set<string>(rows.flatMap(({ name, group }) => [name, group]));
  const unknown = asked.find(name => !known.has(name));
  if (unknown !== undefined)
    throw new Error(
      `There is no row “${unknown}”: they are ${rows.map(({ name }) => name).join(', ')}, and the groups server and page.`,
    );
  return rows.filter(({ name, group }) => asked.includes(name) || asked.includes(group));
};
