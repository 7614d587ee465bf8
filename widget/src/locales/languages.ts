import { en } from './en/index.ts';
import { tr } from './tr/index.ts';

/** The languages there are words for, by their BCP 47 codes. */
export const languages = { tr, en };
