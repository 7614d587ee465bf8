import { ContactCentre } from '../contact-centre/contact-centre.ts';
import { Launcher } from '../launcher/launcher.ts';
import { Statistics } from '../statistics/statistics.ts';

/**
 * Elements that bring most of their code only once one is on the page, under their tags, for `define.ts` to register.
 * What is registered is small, so that it can be there for elements that a page inserts at any time and at any place.
 */
export const laterElements: readonly (readonly [tag: string, constructor: CustomElementConstructor])[] = [
  ['mimer-contact-centre', ContactCentre],
  ['mimer-statistics', Statistics],
  ['mimer-launcher', Launcher],
];
