import type { Receipt } from '@melikgazi/mimer-sdk/contract';
import { isReference } from '@melikgazi/mimer-sdk/reference';
import type { Context } from '../context.ts';
import { expectThat } from '../expect.ts';
import { submitterOf } from '../context.ts';
import type { Rule } from '../rule.ts';
import { choose, submit } from '../submission/submit.ts';

const section = '§4';

const severalReceipts = async (context: Context): Promise<Receipt[]> => {
  const receipts: Receipt[] = [];
  for (let count = 0; count < 6; count += 1) receipts.push((await submit(context)).receipt);
  return receipts;
};

const numberIn = ({ reference }: Receipt): number => Number(reference.slice(5, 12));

/** Whether numbers rise or fall by so little that the next one can be guessed: by chance once in 10^17 times. */
const isSequence = (numbers: readonly number[]): boolean => {
  const steps = numbers.slice(1).map((number, index) => number - (numbers[index] ?? 0));
  return steps.every(step => step > 0 && step < 10_000) || steps.every(step => step < 0 && step > -10_000);
};

const dayIn = (timeZone: string, time: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date(time));

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

export const receiptRules: readonly Rule[] = [
  {
    id: 'receipt/check-digit',
    section,
    title: 'A reference is year, seven digits and the Damm digit over all eleven: 2026-4819073-2',
    needs: { writes: 'any' },
    run: async context => {
      const { receipt } = await submit(context);
      const { reference } = receipt;
      expectThat(isReference(reference), 'a right check digit', `${reference} has another`);
      const year = dayIn(context.jurisdiction.timeZone, receipt.receivedAt).slice(0, 4);
      expectThat(
        reference.startsWith(year),
        `the year ${year} of the municipality’s zone`,
        `it is ${reference}`,
      );
    },
  },
  {
    id: 'receipt/reference-random',
    section,
    title: 'References are random: nothing can be counted, guessed or issued twice',
    needs: { writes: 'any' },
    run: async context => {
      const receipts = await severalReceipts(context);
      const numbers = receipts.map(numberIn);
      expectThat(new Set(numbers).size === numbers.length, 'six different numbers', 'two are the same');
      expectThat(
        !isSequence(numbers),
        'numbers that tell nothing of the next',
        `they go up or down: ${numbers.join(', ')}`,
      );
    },
  },
  {
    id: 'receipt/code-random',
    section,
    title: 'Tracking codes differ, follow no order and are no part of the reference',
    needs: { writes: 'any' },
    run: async context => {
      const receipts = await severalReceipts(context);
      const codes = receipts.map(({ trackingCode }) => Number(trackingCode));
      expectThat(new Set(codes).size === codes.length, 'six different codes', 'two are the same');
      expectThat(!isSequence(codes), 'codes that tell nothing of the next', 'they go up or down');
      const told = receipts.find(receipt => receipt.trackingCode.includes(String(numberIn(receipt))));
      expectThat(
        told === undefined,
        'a code that its reference does not tell',
        'one holds its reference’s number',
      );
    },
  },
  {
    id: 'receipt/test-flag',
    section: '§8',
    title: 'The receipt says whether the request is a test: with a test key it is, otherwise it is not',
    needs: { writes: 'any' },
    run: async context => {
      const { receipt } = await submit(context);
      const isTest = submitterOf(context) === 'key' && context.isTestKey;
      expectThat(receipt.test === isTest, `test: ${isTest}`, `it was ${receipt.test}`);
    },
  },
  {
    id: 'receipt/tracking-url',
    section,
    title: 'trackingUrl ends with # and the reference, and never holds the code',
    needs: { writes: 'any' },
    run: async context => {
      const { reference, trackingCode, trackingUrl } = (await submit(context)).receipt;
      if (trackingUrl === undefined) return;
      expectThat(!trackingUrl.includes(trackingCode), 'a URL without the code', 'the code stands in it');
      expectThat(trackingUrl.endsWith(`#${reference}`), `…#${reference}`, `it is ${trackingUrl}`);
    },
  },
  {
    id: 'receipt/private',
    section: '§3',
    title: 'No shared cache may keep a receipt',
    needs: { writes: 'any' },
    run: async context => {
      const { answer } = await submit(context);
      const caching = answer.headers.get('Cache-Control') ?? '';
      expectThat(
        !/public|s-maxage|max-age=[1-9]/i.test(caching),
        'nothing that lets it be kept',
        `it was ${caching}`,
      );
    },
  },
  {
    id: 'receipt/due',
    section: '§5',
    title: 'dueOn counts the kind’s days from receivedAt, its own day not counted, and says its basis',
    needs: { writes: 'any' },
    run: async context => {
      const choice = choose(
        context,
        ({ kind, service }) => kind.deadline !== undefined && !service.sensitive,
        'with a legal time to answer',
      );
      const { deadline } = choice.kind;
      const { receivedAt, dueOn, dueBasis } = (await submit(context, {}, { choice })).receipt;
      const [days, unit] =
        deadline !== undefined && 'calendarDays' in deadline
          ? [deadline.calendarDays, 'calendar']
          : [deadline?.workingDays, 'working'];
      expectThat(
        dueBasis?.days === days && dueBasis?.unit === unit,
        `a basis of ${days} ${unit} days`,
        `it was ${dueBasis === undefined ? 'absent' : `${dueBasis.days} ${dueBasis.unit}`}`,
      );
      const received = dayIn(context.jurisdiction.timeZone, receivedAt);
      const counted = daysBetween(received, dueOn ?? '');
      expectThat(
        unit === 'calendar' ? counted === days : counted >= (days ?? 0),
        `a day ${days} ${unit} days after ${received}`,
        `it was ${dueOn ?? 'absent'}`,
      );
    },
  },
  {
    id: 'receipt/no-due',
    section: '§5',
    title: 'A kind without a legal time has no dueOn',
    needs: { writes: 'any' },
    run: async context => {
      const choice = choose(
        context,
        ({ kind, service }) => kind.deadline === undefined && !service.sensitive,
        'without a legal time to answer',
      );
      const { dueOn } = (await submit(context, {}, { choice })).receipt;
      expectThat(dueOn === undefined, 'no dueOn', `it was ${dueOn ?? ''}`);
    },
  },
];
