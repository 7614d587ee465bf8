import { pluralIn } from '../plural.ts';

/** Persian nouns stay singular after a number. */
export const plural = pluralIn('fa');
