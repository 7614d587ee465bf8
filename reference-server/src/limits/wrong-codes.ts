import { macOf, type Secrets } from '../secrets.ts';
import { memoryCounter, type OpenCounter } from './counter.ts';

/** An attempt to open a request: which one, and from where, as `visitorOf` names it. */
export interface CodeAttempt {
  readonly jurisdiction: string;
  readonly reference: string;
  readonly visitor: string;
}

/** The wrong tracking codes of the last hour that count against an attempt. */
export interface CountedCodes {
  /** Whether there were so many that the next attempt must bring a solved challenge. */
  areTooMany(): Promise<boolean>;
  /** Counts one; whether it was too many itself. */
  add(): Promise<boolean>;
}

/**
 * The wrong tracking codes of the last hour, by reference, known or not, and by where they came from. They are counted
 * under HMACs, so that memory holds no list of references.
 */
export interface WrongCodes {
  against(attempt: CodeAttempt): CountedCodes;
}

const mostInAnHour = 10;

/** @param most - Of one reference or from one place in an hour; `Infinity` counts for nothing. @default 10 */
export const createWrongCodes = (
  { mint }: Secrets,
  { most = mostInAnHour, openCounter = memoryCounter }: { most?: number; openCounter?: OpenCounter } = {},
): WrongCodes => {
  const counter = openCounter('wrong-codes', 3600);
  const keysOf = ({ jurisdiction, reference, visitor }: CodeAttempt) => [
    macOf(mint, 'wrong-code.v1', `reference|${jurisdiction}|${reference}`),
    macOf(mint, 'wrong-code.v1', `visitor|${visitor}`),
  ];
  return {
    against: attempt => {
      // Every look at a request counts twice, and an HMAC is no small part of it.
      const keys = keysOf(attempt);
      return {
        areTooMany: async () => {
          const counts = await Promise.all(keys.map(key => counter.read(key)));
          return counts.some(({ sum }) => sum >= most);
        },
        add: async () => {
          const counts = await Promise.all(keys.map(key => counter.add(key)));
          return counts.some(({ sum }) => sum > most);
        },
      };
    },
  };
};
