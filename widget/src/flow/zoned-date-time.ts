const minute = 60_000;

/** How far the zone's clocks are ahead of UTC at `moment`, in minutes. */
const offsetAt = (moment: number, timeZone: string): number => {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(moment);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
};

/**
 * A local time as a `datetime-local` control gives it, in RFC 3339 with the zone's offset; `undefined` when it is none.
 *
 * @example zonedDateTime('2026-11-23T14:05', 'Europe/Istanbul') // '2026-11-23T14:05:00+03:00'
 */
export const zonedDateTime = (local: string, timeZone: string): string | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(local)) return undefined;
  const asUtc = Date.parse(`${local}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  // Twice, for the offset of the first guess may be the one from the other side of a clock change.
  const guess = offsetAt(asUtc, timeZone);
  const offset = offsetAt(asUtc - guess * minute, timeZone);
  const pad = (value: number) => String(value).padStart(2, '0');
  const zone = `${offset < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(offset) / 60))}:${pad(Math.abs(offset) % 60)}`;
  return `${local.length === 16 ? `${local}:00` : local}${zone}`;
};
