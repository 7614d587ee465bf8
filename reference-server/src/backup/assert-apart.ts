import { sep } from 'node:path';
import { OperatorError } from '../operator-error.ts';

/** @throws {@link OperatorError} where one of two folders lies in the other: the copy of one would change the other. */
export const assertApart = (one: string, other: string): void => {
  const [first, second] = [one, other].map(path => (path.endsWith(sep) ? path : `${path}${sep}`)).sort();
  if (first === undefined || second === undefined || !second.startsWith(first)) return;
  throw new OperatorError(`${one} and ${other} lie in each other: name another folder for the backup.`);
};
