import { secrets } from './setting.ts';
import { services, type ServiceSample } from './services.ts';
import type { Draft } from '../../../reference-server/src/store/store.ts';
import type { StoredEvent, StoredRequest, Uniques } from '@melikgazi/mimer-sdk/domain';
import { referenceOf } from '@melikgazi/mimer-sdk/reference';
import { drawingFrom, type Drawing } from './random.ts';
import { answers, complaints, details, familyNames, givenNames, rarities, streets } from './words.ts';

const secretId = secrets.mint.id;
const day = 86_400_000;
const firstDay = Date.parse('2024-01-01T05:00:00Z');
const years = 3;
const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const hex = '0123456789abcdef';

/** Spread over the shards of a year, and no two the same: the factor has no divisor in common with ten million. */
const referenceAt = (index: number, at: number): string =>
  referenceOf(new Date(at).getUTCFullYear(), (index * 7_368_787) % 10_000_000);

/**
 * The request of that index as a municipality has it after three years, always the same; nine in ten are closed. In the
 * file it takes about 1.5 kB.
 */
export const seedDraft = (index: number, count: number): Draft => {
  const draw = drawingFrom(index);
  const receivedAt =
    firstDay + Math.floor((index / count) * (years * 365 - 40)) * day + draw.below(10 * 3_600_000);
  const uniques: Uniques = {
    idempotency: { key: draw.characters(base64url, 43), content: draw.characters(base64url, 43) },
    ...(draw.chance(0.5) && { nonce: draw.characters(hex, 32) }),
  };
  return {
    uniques,
    drawReference: () => referenceAt(index, receivedAt),
    build: reference => seedRequest(reference, { draw: drawingFrom(~index), receivedAt, uniques }),
  };
};

/** The request of that index as it is in the store. */
export const seededRequest = (index: number, count: number): StoredRequest => {
  const { drawReference, build } = seedDraft(index, count);
  return build(drawReference());
};

interface Seed {
  readonly draw: Drawing;
  readonly receivedAt: number;
  readonly uniques: Uniques;
}

const seedRequest = (reference: string, { draw, receivedAt, uniques }: Seed): StoredRequest => {
  const service = draw.one(services);
  const phone = `+905${draw.characters('0123456789', 9)}`;
  const isNamed = draw.chance(0.85);
  return {
    format: 1,
    reference,
    revision: 3,
    version: 3,
    test: false,
    receivedAt: new Date(receivedAt).toISOString(),
    source: draw.one(['web', 'web', 'phone', 'whatsapp', 'in_person', 'email']),
    kind: draw.one(['complaint', 'complaint', 'demand', 'report', 'suggestion']),
    service: service.code,
    description: descriptionFrom(draw),
    attributes: {},
    attachments: [],
    location: {
      ...(draw.chance(0.2) && {
        lat: 38.7 + draw.below(50_000) / 1e6,
        lng: 35.45 + draw.below(100_000) / 1e6,
      }),
      neighbourhood: draw.one(['19-mayis', '30-agustos', 'agirnas', 'alpaslan']),
      street: draw.one(streets),
      buildingNumber: String(1 + draw.below(180)),
    },
    ...(isNamed && {
      applicant: { givenName: draw.one(givenNames), familyName: draw.one(familyNames), phone },
    }),
    reply: { channel: isNamed ? 'sms' : 'none', locale: 'tr' },
    notices: [],
    missing: [],
    tracking: { salt: draw.characters(hex, 32), secretId },
    uniques,
    events: eventsFrom(draw, service, receivedAt),
    notifications: [],
    deliveries: [],
  };
};

const descriptionFrom = (draw: Drawing): string => {
  const sentences = [draw.one(complaints)];
  if (draw.chance(0.5)) sentences.push(draw.one(details));
  if (draw.chance(0.2))
    sentences.push(`Tarif: ${draw.one(rarities)} ${draw.one(['yanı', 'karşısı', 'arkası'])}.`);
  return sentences.join(' ');
};

const eventsFrom = (draw: Drawing, { unit }: ServiceSample, receivedAt: number): readonly StoredEvent[] => {
  const event = (type: StoredEvent['type'], after: number, more: Partial<StoredEvent> = {}): StoredEvent => ({
    id: [8, 4, 4, 4, 12].map(length => draw.characters(hex, length)).join('-'),
    at: new Date(receivedAt + after).toISOString(),
    type,
    actor: 'staff',
    public: true,
    ...more,
  });
  const dueOn = new Date(receivedAt + 30 * day).toISOString().slice(0, 10);
  const received = event('received', 0, {
    actor: 'citizen',
    due: { on: dueOn, basis: { rule: '3071/7', days: 30, unit: 'calendar' } },
  });
  if (draw.chance(0.04)) return [received];
  // The contact centre answers most of them itself.
  const isForwarded = draw.chance(0.4);
  const before = isForwarded
    ? [received, event('forwarded', draw.below(day), { by: 'mimer', unit })]
    : [received];
  if (draw.chance(0.06)) return before;
  const ending = draw.chance(0.9) ? 'resolved' : 'declined';
  return [...before, event(ending, day + draw.below(25 * day), { by: 'mimer', text: draw.one(answers) })];
};
