import type { TrackerMessages } from '../messages.ts';

/** What is said where a request may be remembered on this device. */
export const remember = {
  label: 'Remember this request on this device',
  hint: 'Your request number and your secret tracking code are stored on this device. Do not tick this on a computer that others use.',
  remembered: 'It will be remembered on this device.',
  forgotten: 'Deleted from this device.',
  full: 'It could not be stored on this device.',
} satisfies TrackerMessages['remember'];
