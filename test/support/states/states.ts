import { readdirSync } from 'node:fs';
import { knownLocale } from '../../../widget/src/locales/load-messages.ts';
import { requestFormStates } from './request-form-states.ts';
import type { State } from './state.ts';
import { statusTrackerStates } from './status-tracker-states.ts';

/** What every instrument that looks at the widget goes through: screenshots, axe, reflow. A new element or step is an entry. */
export const states: readonly State[] = [...requestFormStates, ...statusTrackerStates];

/** The languages the widget speaks, Turkish first. */
export const locales: readonly string[] = readdirSync(new URL('../../../widget/src/locales', import.meta.url))
  .filter(name => knownLocale([name]) === name)
  .sort((one, other) => Number(other === 'tr') - Number(one === 'tr'));
