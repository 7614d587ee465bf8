import { memoryCounter, type OpenCounter } from './counter.ts';

/** What is limited; `desk` counts by API client, all others by where the calls come from. */
export const limitNames = ['challenges', 'submissions', 'uploads', 'receipts', 'statistics', 'desk'] as const;

export type LimitName = (typeof limitNames)[number];

/** How many calls in ten minutes; 0 is without limit. */
export type LimitNumbers = Readonly<Record<LimitName, number>>;

/**
 * Far above what a whole municipality sends behind one address, and far below what a flood needs: MİMER takes in some
 * 160 requests on a day.
 */
export const defaultLimits = {
  challenges: 1200,
  submissions: 300,
  uploads: 600,
  receipts: 600,
  statistics: 600,
  desk: 6000,
} satisfies LimitNumbers;

/** No limit at all. */
export const withoutLimits = {
  challenges: 0,
  submissions: 0,
  uploads: 0,
  receipts: 0,
  statistics: 0,
  desk: 0,
} satisfies LimitNumbers;

const windowSeconds = 600;

/** Who may call how often. */
export interface RateLimits {
  /** Counts one call of `who`; the seconds until the next is taken when this one was too many. */
  use(name: LimitName, who: string): Promise<number | undefined>;
}

export const createRateLimits = (
  numbers: LimitNumbers,
  openCounter: OpenCounter = memoryCounter,
): RateLimits => {
  const counter = openCounter('calls', windowSeconds);
  return {
    use: async (name, who) => {
      if (numbers[name] === 0) return undefined;
      const { sum, secondsLeft } = await counter.add(`${name}|${who}`);
      return sum > numbers[name] ? secondsLeft : undefined;
    },
  };
};
