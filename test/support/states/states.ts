import { languages } from '../../../widget/src/locales/languages.ts';
import { keptStates } from './kept-states.ts';
import { otherStates } from './other-states.ts';
import { photoStates } from './photo-states.ts';
import { pointStates } from './point-states.ts';
import { requestFormStates } from './request-form-states.ts';
import type { State } from './state.ts';
import { statusTrackerStates } from './status-tracker-states.ts';

/** What every instrument that looks at the widget goes through: screenshots, axe, reflow. A new element or step is an entry. */
export const states: readonly State[] = [
  ...requestFormStates,
  ...photoStates,
  ...pointStates,
  ...keptStates,
  ...statusTrackerStates,
  ...otherStates,
];

/** The languages the widget speaks, Turkish first. */
export const locales: readonly string[] = Object.keys(languages);
