import { plural } from './plural.ts';
import type { OpeningMessages } from '../messages.ts';

/** What stands on the first sight of the form. */
export const opening = {
  locale: 'en',
  dates: 'en-GB',
  dir: 'ltr',
  field: {
    optional: '(optional)',
    error: 'Error:',
    remaining: count => plural(count, { one: '# character left', other: '# characters left' }),
    tooMany: count => plural(count, { one: '# character too many', other: '# characters too many' }),
    noMatches: 'Nothing fits. Please try another word.',
    matches: count => plural(count, { one: '# option', other: '# options' }),
    clear: 'Clear',
  },
  steps: {
    subject: 'What your request is about',
    place: 'Where is it?',
    you: 'How can we reach you?',
    check: 'Check and send',
  },
  progress: (step, of) => `Step ${step} of ${of}`,
  loading: 'Loading the subjects. You can start writing.',
  incomplete:
    'The rest of the form could not be loaded. Please check your internet connection and reload the page.',
  description: 'What happened? What would you like?',
  descriptionHint: 'Use your own words. Do not include identity numbers or health information.',
  service: 'Subject',
  serviceHint: 'Type a word or choose from the list. If you are not sure, choose the last option.',
} satisfies OpeningMessages;
