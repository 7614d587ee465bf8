import type { common } from './tr/common.ts';
import type { form } from './tr/form.ts';
import type { opening } from './tr/opening.ts';
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

/** The words of each part of the widget; a part is loaded when it is shown. */
export interface Words {
  readonly opening: OpeningMessages;
  readonly form: FormMessages;
  readonly tracker: TrackerMessages;
}

/** How the words of a language are loaded, part by part: each is a file of its own. */
export type Loaders = { readonly [Part in keyof Words]: () => Promise<Words[Part]> };
