import { pluralIn } from '../plural.ts';

/** `1 field`, `2 fields`. */
export const plural = pluralIn('en');
