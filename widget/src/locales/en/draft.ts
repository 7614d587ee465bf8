import type { draft as source } from '../tr/draft.ts';

/** What is said about answers that were kept, and about an attempt from before a reload. */
export const draft = {
  kept: 'Your draft is still here.',
  keptHow: 'It is kept in this tab only, for 24 hours at most. Names and contact details are not kept.',
  remove: 'Delete draft',
  removed: 'The draft was deleted.',
  asking: 'We are checking whether your earlier attempt arrived…',
  missing: 'Your earlier attempt did not reach us. Please complete your details and send it again.',
  unknown: 'We cannot tell at the moment whether your earlier attempt arrived.',
  unknownAgain: 'We will check again shortly.',
  unknownSafe: 'If you complete and send the form, your request is not registered twice.',
  askNow: 'Check now',
  found: 'Your earlier request did reach us:',
  foundSafe: 'What you have typed since is still here.',
  showFound: 'Show its receipt',
  goOn: 'Back to what I was writing',
} satisfies typeof source;
