import type { common } from './tr/common.ts';
import type { contact } from './tr/contact.ts';
import type { form } from './tr/form.ts';
import type { launcher } from './tr/launcher.ts';
import type { opening } from './tr/opening.ts';
import type { statistics } from './tr/statistics.ts';
import type { place } from './tr/place.ts';
import type { tracker } from './tr/tracker.ts';

// Turkish is the source of truth: the other locales satisfy what it says.

/** What stands on the first sight of the form: it comes alone, so that typing can begin. */
export type OpeningMessages = typeof opening;

/** What all elements say. */
export type CommonMessages = typeof common;

/** What the form says. */
export type FormMessages = typeof form;

/** What the form says around a point. */
export type PlaceMessages = typeof place;

/** What the tracker says. */
export type TrackerMessages = typeof tracker;

/** What the contact centre says. */
export type ContactMessages = typeof contact;

/** What the public figures say. */
export type StatisticsMessages = typeof statistics;

/** What the launcher says. */
export type LauncherMessages = typeof launcher;

/** The words of each part of the widget; a part is loaded when it is shown. */
export interface Words {
  readonly opening: OpeningMessages;
  readonly form: FormMessages;
  readonly tracker: TrackerMessages;
}

/** How the words of a language are loaded, part by part: each is a file of its own. */
export type Loaders = { readonly [Part in keyof Words]: () => Promise<Words[Part]> };
/** The same for the elements that bring most of their code only once one is on the page. */
export interface LaterWords {
  readonly contact: ContactMessages;
  readonly statistics: StatisticsMessages;
  readonly launcher: LauncherMessages;
}

/** How the words of a language are loaded for those. */
export type LaterLoaders = { readonly [Part in keyof LaterWords]: () => Promise<LaterWords[Part]> };
