import type { LoggedErasure } from './erasure-log.ts';

/** All entries of several logs of one jurisdiction, each once, the oldest first. */
export const mergeErasures = (logs: readonly (readonly LoggedErasure[])[]): LoggedErasure[] => {
  const entries = new Map(logs.flat().map(entry => [`${entry.reference} ${entry.at}`, entry]));
  return [...entries.values()].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
};
