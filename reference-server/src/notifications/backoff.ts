/** A number from 0 to below 1. */
export type Random = () => number;

/** How many tries a notification has: the last one about a day and a half after the first. */
export const notificationTries = 10;

/** How long to wait after so many tries of a notification, in milliseconds: 15 seconds, and three times that each time. */
export const notificationDelay = (attempts: number, random: Random): number =>
  blurred(15_000 * 3 ** (attempts - 1), random);

const minute = 60_000;
const hour = 60 * minute;

/** Between the ten tries of a webhook's message; about three days in all, as Standard Webhooks suggests. */
const webhookDelays = [
  5000,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

/** How long to wait after so many tries of a message to a webhook, in milliseconds; nothing after the last one. */
export const webhookDelay = (attempts: number, random: Random): number | undefined => {
  const delay = webhookDelays[attempts - 1];
  return delay === undefined ? undefined : blurred(delay, random);
};

/** Up to a fifth less or more, so that what failed together does not come back together. */
const blurred = (milliseconds: number, random: Random): number =>
  Math.round(milliseconds * (0.8 + 0.4 * random()));
