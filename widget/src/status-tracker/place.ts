import type { Jurisdiction } from '@melikgazi/mimer-sdk';

/** What the tracker wants to know of the municipality. */
export type Place = Pick<
  Jurisdiction,
  'timeZone' | 'capabilities' | 'replyChannels' | 'neighbourhoods' | 'reopenDays' | 'attachments'
> & { readonly phone?: string | undefined };

/** What is known before it has answered, or where it does not: a request is shown all the same. */
export const unknownPlace: Place = {
  timeZone: 'Europe/Istanbul',
  capabilities: [],
  replyChannels: [],
  neighbourhoods: [],
};

const isTimeZone = (name: string): boolean => {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** What a municipality says of itself; a time zone that no browser knows would break every date. */
export const placeOf = (jurisdiction: Jurisdiction): Place => {
  const { timeZone, capabilities, replyChannels, neighbourhoods, reopenDays, attachments, contact } =
    jurisdiction;
  return {
    timeZone: isTimeZone(timeZone) ? timeZone : unknownPlace.timeZone,
    capabilities,
    replyChannels,
    neighbourhoods,
    ...(reopenDays !== undefined && { reopenDays }),
    ...(attachments !== undefined && { attachments }),
    phone: contact.phone,
  };
};
