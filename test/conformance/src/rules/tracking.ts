import { trackedRequestSchema } from '@melikgazi/mimer-sdk/contract';
import { cameOf, problemOf, type Answer } from '../answer.ts';
import { expectProblem, expectThat, read } from '../expect.ts';
import type { Rule } from '../rule.ts';
import { newToken, submit, track, trackAnswer } from '../submission/submit.ts';
import { membersIn } from './members-in.ts';
import { unknownReference, wrongCode } from './wrong-code.ts';

const section = '§4';

/** What differs from answer to answer by its nature. */
const ownHeaders =
  /^(date|x-request-id|request-id|cf-ray|age|server-timing|ratelimit.*|x-ratelimit.*|set-cookie)$/;

/** All that an answer tells, but for its request id and the time of day. */
const tellingOf = (answer: Answer): string => {
  const { requestId, ...problem } = problemOf(answer) ?? { requestId: '' };
  const headers = [...answer.headers]
    .filter(([name, value]) => !ownHeaders.test(name) && (requestId === '' || !value.includes(requestId)))
    .map(([name, value]) => `${name}: ${value}`);
  return JSON.stringify([answer.status, problem, headers, answer.bytes.length]);
};

/** Words that only the desk may read. */
const deskMembers = [
  'by',
  'note',
  'operator',
  'externalId',
  'client',
  'applicant',
  'source',
  'missing',
  'notifications',
];

export const trackingRules: readonly Rule[] = [
  {
    id: 'tracking/opens',
    section: '§5',
    title: 'The code opens the request as it was submitted: received, with its event',
    needs: { writes: 'any' },
    run: async context => {
      const { body, receipt } = await submit(context);
      const answer = await trackAnswer(context, receipt);
      const tracked = read(answer, 200, trackedRequestSchema);
      const pairs: readonly (readonly [string, unknown, unknown])[] = [
        ['reference', tracked.reference, receipt.reference],
        ['kind', tracked.kind, body.kind],
        ['service.code', tracked.service.code, body.service],
        ['description', tracked.description, body.description],
        ['status', tracked.status, 'received'],
        ['receivedAt', Date.parse(tracked.receivedAt), Date.parse(receipt.receivedAt)],
        ['dueOn', tracked.dueOn, receipt.dueOn],
        ['reply.channel', tracked.reply.channel, body.reply.channel],
        ['the first event', tracked.timeline[0]?.type, 'received'],
        ['closedAt', tracked.closedAt, undefined],
      ];
      for (const [what, shown, given] of pairs)
        expectThat(shown === given, `${what} to be ${String(given)}`, `it was ${String(shown)}`);
      expectThat(tracked.statusLabel !== '', 'a label for the status', 'it was empty');
    },
  },
  {
    id: 'tracking/wrong-code',
    section,
    title: 'A wrong code answers 404 not_found',
    needs: { writes: 'any' },
    run: async context => {
      const { receipt } = await submit(context);
      const trackingCode = wrongCode(receipt.trackingCode);
      expectProblem(await trackAnswer(context, { ...receipt, trackingCode }), 'not_found');
    },
  },
  {
    id: 'tracking/same-answer',
    section,
    title:
      'A wrong code, an unknown reference and a mistyped one get the same answer: status, body and headers',
    needs: { writes: 'any' },
    run: async context => {
      const { reference, trackingCode } = (await submit(context)).receipt;
      const mistyped = `${reference.slice(0, -1)}${(Number(reference.at(-1)) + 1) % 10}`;
      const wrong = await trackAnswer(context, { reference, trackingCode: wrongCode(trackingCode) });
      expectProblem(wrong, 'not_found');
      for (const other of [unknownReference, mistyped]) {
        const answer = await trackAnswer(context, { reference: other, trackingCode });
        expectThat(
          tellingOf(answer) === tellingOf(wrong),
          'the answer that a wrong code gets',
          `the two can be told apart: ${differenceOf(answer, wrong)}`,
        );
      }
    },
  },
  {
    id: 'tracking/code-of-another',
    section,
    title: 'The code of one request opens no other',
    needs: { writes: 'any' },
    run: async context => {
      const { receipt } = await submit(context);
      const { receipt: other } = await submit(context);
      const { reference } = other;
      expectProblem(await trackAnswer(context, { ...receipt, reference }), 'not_found');
    },
  },
  {
    id: 'tracking/language',
    section: '§1',
    title: 'A request is shown in the language that is asked for',
    needs: { writes: 'any' },
    run: async context => {
      const { receipt } = await submit(context);
      for (const locale of context.jurisdiction.locales) {
        const answer = await trackAnswer(context, receipt, { 'Accept-Language': locale });
        const language = answer.headers.get('Content-Language') ?? 'none';
        expectThat(
          answer.status === 200 && language.toLowerCase() === locale.toLowerCase(),
          `Content-Language: ${locale}`,
          answer.status === 200 ? `it was ${language}` : cameOf(answer),
        );
      }
    },
  },
  {
    id: 'tracking/no-desk-members',
    section: '§5',
    title: 'A citizen is shown no staff names and nothing that is for the desk alone',
    needs: { writes: 'any' },
    run: async context => {
      const secret = `Conformance-${newToken()}`;
      const withKey = context.scopes.has('requests:write');
      const { receipt } = await submit(context, withKey ? { operator: secret, externalId: secret } : {});
      const answer = await trackAnswer(context, receipt);
      expectThat(!answer.text.includes(secret), 'no operator and no externalId', 'they were shown');
      const shown = membersIn(answer.json).find(({ name }) => deskMembers.includes(name));
      expectThat(shown === undefined, 'no member of the desk’s', `${shown?.pointer ?? ''} was shown`);
    },
  },
  {
    id: 'tracking/event-ids',
    section: '§5',
    title: 'Every event has an id of its own and a time not before the request',
    needs: { writes: 'any' },
    run: async context => {
      const { receipt } = await submit(context);
      const { timeline, receivedAt } = await track(context, receipt);
      expectThat(
        new Set(timeline.map(({ id }) => id)).size === timeline.length,
        'one id an event',
        'two share one',
      );
      const early = timeline.find(({ at }) => Date.parse(at) < Date.parse(receivedAt));
      expectThat(
        early === undefined,
        'no event before receivedAt',
        `${early?.type ?? ''} was at ${early?.at ?? ''}`,
      );
    },
  },
];

const differenceOf = (one: Answer, other: Answer): string => {
  if (one.status !== other.status) return `${one.status} and ${other.status}`;
  const names = [...new Set([...one.headers.keys(), ...other.headers.keys()])].filter(
    name => !ownHeaders.test(name) && one.headers.get(name) !== other.headers.get(name),
  );
  const [problem, otherProblem] = [problemOf(one), problemOf(other)];
  if (problem?.code !== otherProblem?.code) return `${problem?.code ?? ''} and ${otherProblem?.code ?? ''}`;
  if (problem?.detail !== otherProblem?.detail) return 'by their detail';
  return names.length > 0 ? `by ${names.join(', ')}` : 'by their body';
};
