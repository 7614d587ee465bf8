import { expect } from '@esm-bundle/chai';
import fc from 'fast-check';
import {
  openState,
  weekdays,
  type OpeningHours,
  type OpenState,
} from '../../../widget/src/contact-centre/open-state.ts';

const zone = 'Europe/Istanbul';
const workdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const office: OpeningHours = [{ days: [...workdays], opens: '08:00', closes: '17:00' }];
const withNoon: OpeningHours = [
  { days: [...workdays], opens: '08:00', closes: '12:00' },
  { days: [...workdays], opens: '13:00', closes: '17:00' },
];
const bar: OpeningHours = [{ days: ['fri', 'sat'], opens: '22:00', closes: '02:00' }];
const late: OpeningHours = [{ days: ['thu'], opens: '18:00', closes: '00:00' }];

const told = (state: OpenState): string => {
  if (state.name === 'open') return `open, closes ${turn(state.closes)}`;
  return state.name === 'closed' ? `closed, opens ${turn(state.opens)}` : state.name;
};
const turn = ({ inDays, weekday, time }: { inDays: number; weekday: string; time: string }) =>
  `${inDays} ${weekday} ${time}`;

describe('an office', () => {
  // 26 November 2026 is a Thursday; Istanbul is three hours ahead of UTC.
  for (const [title, hours, moment, state] of [
    ['is open at its first minute', office, '2026-11-26T05:00Z', 'open, closes 0 thu 17:00'],
    ['is closed a moment before', office, '2026-11-26T04:59:59Z', 'closed, opens 0 thu 08:00'],
    ['is open in its last minute', office, '2026-11-26T13:59:59Z', 'open, closes 0 thu 17:00'],
    ['is closed at its end', office, '2026-11-26T14:00Z', 'closed, opens 1 fri 08:00'],
    ['opens after the weekend', office, '2026-11-27T15:00Z', 'closed, opens 3 mon 08:00'],
    ['closes at noon', withNoon, '2026-11-26T08:30Z', 'open, closes 0 thu 12:00'],
    ['opens again after noon', withNoon, '2026-11-26T09:30Z', 'closed, opens 0 thu 13:00'],
    ['stays open over midnight', bar, '2026-11-27T20:30Z', 'open, closes 1 sat 02:00'],
    ['is still open after midnight', bar, '2026-11-27T22:30Z', 'open, closes 0 sat 02:00'],
    ['closes in the night', bar, '2026-11-27T23:30Z', 'closed, opens 0 sat 22:00'],
    ['closes at the end of its day', late, '2026-11-26T16:00Z', 'open, closes 0 thu 24:00'],
    ['opens again in a week', late, '2026-11-26T21:00Z', 'closed, opens 6 thu 18:00'],
    ['that never opens is never open', [], '2026-11-26T16:00Z', 'never'],
    [
      'without an hour in which it is closed is always open',
      [{ days: [...weekdays], opens: '08:00', closes: '08:00' }],
      '2026-11-26T16:00Z',
      'always',
    ],
    [
      'that opens on one day and has closed there opens in a week',
      [{ days: ['thu'], opens: '08:00', closes: '09:00' }],
      '2026-11-26T16:00Z',
      'closed, opens 7 thu 08:00',
    ],
    [
      'goes from one of its hours into the next',
      [
        { days: ['thu'], opens: '08:00', closes: '12:00' },
        { days: ['thu'], opens: '11:00', closes: '17:00' },
      ],
      '2026-11-26T06:00Z',
      'open, closes 0 thu 17:00',
    ],
  ] as const satisfies readonly (readonly [string, OpeningHours, string, string])[]) {
    it(title, () => {
      expect(told(openState(hours, zone, Date.parse(moment)))).to.equal(state);
    });
  }

  it('is as open as a walk through the week, minute by minute, finds it', () => {
    fc.assert(
      fc.property(someHours, someZone, someMoment, (hours, timeZone, moment) => {
        expect(told(openState(hours, timeZone, moment))).to.equal(walk(hours, timeZone, moment));
      }),
      { numRuns: 400 },
    );
  });
});

const someTime = fc
  .oneof(
    fc.integer({ min: 0, max: 47 }).map(half => half * 30),
    fc.integer({ min: 0, max: 1439 }),
  )
  .map(minute => clock(minute));
const someHours = fc.array(
  fc.record({ days: fc.subarray([...weekdays], { minLength: 1 }), opens: someTime, closes: someTime }),
  { maxLength: 4 },
);
const someZone = fc.constantFrom(
  'Europe/Istanbul',
  'UTC',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Pacific/Apia',
);
const someMoment = fc.integer({ min: Date.parse('2024-01-01'), max: Date.parse('2028-12-31') });

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** The obvious way: look at each minute of the wall clock until it is another state. */
const walk = (hours: OpeningHours, timeZone: string, moment: number): string => {
  const local = new Date(`${new Date(moment).toLocaleString('sv-SE', { timeZone })}Z`);
  const today = (local.getUTCDay() + 6) % 7;
  const from = local.getUTCHours() * 60 + local.getUTCMinutes();
  const isOpen = (after: number): boolean => {
    const minute = (from + after) % 1440;
    const day = (today + Math.floor((from + after) / 1440)) % 7;
    const now = clock(minute);
    return hours.some(({ days, opens, closes }) => {
      const onDay = (index: number) => days.some(name => name === weekdays[(index + 7) % 7]);
      if (opens < closes) return onDay(day) && opens <= now && now < closes;
      return (onDay(day) && opens <= now) || (onDay(day - 1) && now < closes);
    });
  };
  const open = isOpen(0);
  for (let after = 1; after <= 7 * 1440; after += 1) {
    if (isOpen(after) === open) continue;
    const midnight = open && (from + after) % 1440 === 0;
    const inDays = Math.floor((from + after) / 1440) - (midnight ? 1 : 0);
    const time = midnight ? '24:00' : clock((from + after) % 1440);
    return `${open ? 'open, closes' : 'closed, opens'} ${inDays} ${weekdays[(today + inDays) % 7]} ${time}`;
  }
  return open ? 'always' : 'never';
};
