import type { TrackedRequest } from '@melikgazi/mimer-sdk';
import type { TrackerMessages } from '../locales/messages.ts';
import type { Place } from './place.ts';

/** A place in words, its lines from the neighbourhood to the directions; none where there is nothing to say. */
export const describeLocation = (
  location: TrackedRequest['location'],
  { neighbourhoods }: Place,
  { tracker, dates }: TrackerMessages,
): readonly string[] => {
  if (location === undefined) return [];
  const { neighbourhood, street, buildingNumber, unitNumber, directions, lat, lng } = location;
  const named = neighbourhoods.find(({ code }) => code === neighbourhood)?.name ?? neighbourhood;
  const address = [
    named,
    street,
    buildingNumber && tracker.buildingNumber(buildingNumber),
    unitNumber && tracker.unitNumber(unitNumber),
  ]
    .filter(Boolean)
    .join(', ');
  const lines = [address, directions ?? ''].filter(line => line !== '');
  if (lines.length > 0 || lat === undefined || lng === undefined) return lines;
  const degrees = (value: number) =>
    value.toLocaleString(dates, {
      numberingSystem: 'latn',
      minimumFractionDigits: 5,
      maximumFractionDigits: 5,
    });
  return [tracker.point(degrees(lat), degrees(lng))];
};
