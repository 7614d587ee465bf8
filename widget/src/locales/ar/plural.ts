import { pluralIn } from '../plural.ts';

/** Arabic counts in six ways: none, one, two, a few (3-10), many (11-99), and the hundreds. */
export const plural = pluralIn('ar');
