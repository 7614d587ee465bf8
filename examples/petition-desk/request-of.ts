import { toE164, type Jurisdiction, type NewRequest, type Service } from '@melikgazi/mimer-sdk';
import { newRequestSchema, replyChannelSchema } from '@melikgazi/mimer-sdk/contract';
import { fold } from '@melikgazi/mimer-sdk/fold';
import type { OutboxReason } from '@melikgazi/mimer-sdk/outbox';
import type { Row } from './read-petitions.ts';
import words from './words.json' with { type: 'json' };

/** The request that a row stands for, or what is wrong with it, in the contract's words. */
export const requestOf = (
  { cells }: Row,
  jurisdiction: Jurisdiction,
  services: readonly Service[],
): { readonly request: NewRequest } | { readonly reason: OutboxReason } => {
  const refused = new Map<string, string>();
  /** What `find` makes of a cell; a cell that means nothing is refused. */
  const meant = <Found>(pointer: string, cell = '', find: (cell: string) => Found | undefined) => {
    const found = cell === '' ? undefined : find(cell);
    if (cell !== '' && found === undefined) refused.set(pointer, 'invalid');
    return found;
  };
  const given = (pointer: string, cell = ''): string => {
    if (cell === '') refused.set(pointer, 'required');
    return cell;
  };
  const { phone, email, address, givenName, familyName, neighbourhood, street } = cells;
  const near = jurisdiction.contact.phone;
  const e164 = meant('/applicant/phone', phone, cell => toE164(cell, near));
  const postal = address === undefined ? 'none' : 'post';
  const body = {
    source: 'petition',
    externalId: given('/externalId', cells.registerNumber),
    receivedAt: meant('/receivedAt', cells.date, cell => startOfDay(cell, jurisdiction.timeZone)),
    kind: meant('/kind', given('/kind', cells.kind), cell => named(jurisdiction.kinds, cell)),
    service: meant('/service', given('/service', cells.service), cell => named(services, cell)),
    description: given('/description', cells.description),
    location: filled({ neighbourhood, street }),
    applicant: filled({ givenName, familyName, address, email, phone: e164 }),
    reply: { channel: meant('/reply/channel', cells.channel, channelOf) ?? postal, locale: 'tr' },
  };
  const read = newRequestSchema.safeParse(body);
  if (read.success && refused.size === 0) return { request: read.data };
  for (const { path } of refused.size > 0 ? [] : (read.error?.issues ?? []))
    refused.set(`/${path.join('/')}`, 'invalid');
  return { reason: { code: 'invalid', fields: [...refused].map(([pointer, code]) => ({ pointer, code })) } };
};

/** Nothing, where all of it is. */
const filled = (members: Readonly<Record<string, unknown>>): object | undefined =>
  Object.values(members).some(value => value !== undefined) ? members : undefined;

/** A code by its code or its name. */
const named = (all: readonly { code: string; name: string }[], cell: string): string | undefined =>
  all.find(({ code, name }) => [code, name].some(known => fold(known) === fold(cell)))?.code;

const channelOf = (cell: string) => {
  const known = Object.entries(words.channels).find(([name]) => name === fold(cell));
  return replyChannelSchema.safeParse(known?.[1]).data;
};

/** `23.11.2026` or `2026-11-23` as the moment that the day began in the municipality, RFC 3339. */
const startOfDay = (cell: string, timeZone: string): string | undefined => {
  const date = cell.replace(
    /^(\d\d?)[./](\d\d?)[./](\d{4})$/,
    (_, day: string, month: string, year: string) =>
      [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
  );
  const noon = new Date(`${date}T12:00:00Z`);
  // The calendar would take the 31st of a month of thirty days for the next month's first.
  if (Number.isNaN(noon.getTime()) || !noon.toISOString().startsWith(date)) return undefined;
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(noon);
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', '') || '+00:00';
  return `${date}T00:00:00${offset}`;
};
