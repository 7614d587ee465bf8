import { ar } from './ar/later.ts';
import { en } from './en/later.ts';
import { fa } from './fa/later.ts';
import { tr } from './tr/later.ts';

/** The same languages for the elements whose code comes once one is on the page. */
export const laterLanguages = { tr, en, ar, fa };
