import { referenceOf } from '@melikgazi/mimer-sdk/reference';
import type { StoredRequest } from '@melikgazi/mimer-sdk/domain';
import type { RequestStore } from '../../reference-server/src/store/store.ts';
import { eventOf, storedRequest } from './drafts.ts';

type Choose = (choices: number) => number;

// Few enough that a folder holds several of them.
const numbers = [4_819_073, 4_800_001, 4_812_345, 1_200_000, 1_200_539];

/** What requests of a random life may be called. */
export const names = {
  references: numbers.map(number => referenceOf(2026, number)),
  keys: numbers.map(String),
  files: numbers.map(number => `file-${number}`),
};

const texts = ['Sokakta çukur var', 'IŞIK yanmıyor, 12 gündür', 'چراغ خاموش است', 'Köpekler', ''];
const people = [
  { givenName: 'Gülşah', familyName: 'Yılmaz', phone: '+905302539191' },
  { givenName: 'Ömer', email: 'omer.call@example.com', hideIdentity: true },
  {},
];
const at = (choose: Choose) => `2026-11-${String(1 + choose(28)).padStart(2, '0')}T0${choose(9)}:30:00+03:00`;
const one = <T>(of: readonly [T, ...T[]], choose: Choose): T => of[choose(of.length)] ?? of[0];

/** A request as it comes; one in three with a file, one in two with a message that is owed. */
const drafted = (number: number, reference: string, choose: Choose): StoredRequest =>
  storedRequest(reference, {
    description: texts[choose(texts.length)] ?? '',
    receivedAt: choose(2) === 0 ? at(choose) : new Date(Date.parse(at(choose))).toISOString(),
    service: one(['care', 'road-repair'], choose),
    source: one(['web', 'phone'], choose),
    test: choose(5) === 0,
    missing: choose(4) === 0 ? ['phone'] : [],
    applicant: people[choose(people.length)] ?? {},
    reply: { channel: 'email', locale: 'tr' },
    attachments:
      choose(3) === 0 ? [{ id: `file-${number}`, name: 'a.jpg', mediaType: 'image/jpeg', bytes: 1 }] : [],
    notifications:
      choose(2) === 0
        ? [{ id: `n-${number}`, event: 'e', channel: 'email', state: 'pending', attempts: 0, at: at(choose) }]
        : [],
  });

const changes: readonly ((stored: StoredRequest, choose: Choose) => Partial<StoredRequest>)[] = [
  ({ events }, choose) => ({ events: [...events, eventOf('forwarded', at(choose), { unit: 'works' })] }),
  ({ events }, choose) => ({
    events: [...events, eventOf('resolved', at(choose), { text: 'Çukur kapandı' })],
  }),
  ({ events }, choose) => ({ events: [...events, eventOf('rated', at(choose), { score: 1 + choose(5) })] }),
  ({ events }, choose) => ({
    events: [
      ...events,
      eventOf('merged', at(choose), { into: names.references[choose(numbers.length)] ?? '' }),
    ],
  }),
  ({ events }, choose) => ({
    events: [
      ...events,
      eventOf('forwarded', at(choose), {
        due: { on: '2026-11-20', basis: { rule: 'r', days: 1, unit: 'calendar' } },
      }),
    ],
  }),
  ({ notifications }) => ({
    notifications: notifications.map(owed => ({ ...owed, state: 'sent' as const })),
  }),
  () => ({ description: 'Başka bir söz' }),
  () => ({ description: '', applicant: {}, attachments: [], notifications: [], erasedOn: '2026-11-28' }),
];

/** One step of a random life: a request comes, changes or goes. */
export const liveOn = async (store: RequestStore, choose: Choose): Promise<void> => {
  const place = choose(numbers.length);
  const [number = 0, reference = ''] = [numbers[place], names.references[place]];
  const stored = await store.find(reference);
  if (stored === undefined) {
    const key = String(number);
    const mark = { key, content: key };
    const uniques = {
      idempotency: mark,
      ...(choose(2) === 0 && { external: mark }),
      nonce: `nonce-${number}`,
    };
    await store.insert({
      uniques,
      attachments: [`file-${number}`],
      drawReference: () => reference,
      build: drawn => drafted(number, drawn, choose),
    });
  } else if (choose(6) === 0) await store.remove(reference);
  else {
    const change = changes[choose(changes.length)];
    await store.update(reference, undefined, before => ({
      ...before,
      version: before.version + 1,
      ...change?.(before, choose),
    }));
  }
};
