import type { LauncherMessages } from '../messages.ts';
import { opening } from './opening.ts';

/** What the launcher says. */
export const launcher = {
  ...opening,
  launcher: {
    label: 'Requests and contact',
    title: 'How can we help?',
    close: 'Close',
    sections: { form: 'Make a request', tracker: 'Track a request', contacts: 'Contact' },
  },
} satisfies LauncherMessages;
