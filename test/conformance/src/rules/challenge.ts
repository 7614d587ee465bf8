import { challengeSchema, type ChallengeSolution } from '@melikgazi/mimer-sdk/contract';
import { lineOf } from '../answer.ts';
import type { Context } from '../context.ts';
import { expectProblem, expectStatus, expectThat, read } from '../expect.ts';
import { NotRun, prepare } from '../outcome.ts';
import type { Rule } from '../rule.ts';
import { draft, post } from '../submission/submit.ts';

const section = '§3';
const needs = { capabilities: ['challenge'], writes: 'anonymous' } as const satisfies Rule['needs'];

const postWith = (context: Context, challenge: 'none' | ChallengeSolution) =>
  post(context, draft(context), { as: 'anyone', challenge });

const place = { pointer: '/challenge' };

const longest = 2 * 3600;

export const challengeRules: readonly Rule[] = [
  {
    id: 'challenge/issued',
    section,
    title: 'GET /challenge answers a new challenge each time, which no cache keeps and which expires soon',
    needs: { capabilities: ['challenge'] },
    run: async ({ send }) => {
      const answers = [await send({ path: '/challenge' }), await send({ path: '/challenge' })];
      const nonces = answers.map(answer => read(answer, 200, challengeSchema).parameters.nonce);
      expectThat(new Set(nonces).size === 2, 'two challenges', 'the same came twice');
      for (const answer of answers) {
        const caching = answer.headers.get('Cache-Control') ?? 'absent';
        expectThat(
          /\bno-store\b/.test(caching),
          'Cache-Control: no-store',
          `${lineOf(answer)} answered ${caching}`,
        );
        const { expiresAt } = read(answer, 200, challengeSchema).parameters;
        const now = Date.parse(answer.headers.get('Date') ?? new Date().toUTCString()) / 1000;
        expectThat(
          expiresAt !== undefined && expiresAt > now && expiresAt < now + longest,
          'expiresAt within two hours',
          expiresAt === undefined
            ? 'there is none'
            : `it is ${Math.round((expiresAt - now) / 60)} minutes away`,
        );
      }
    },
  },
  {
    id: 'challenge/required',
    section: '§4',
    title: 'A submission without a key and without a challenge answers 422 challenge_failed',
    needs,
    run: async context => {
      expectProblem(await postWith(context, 'none'), 'challenge_failed', place);
    },
  },
  {
    id: 'challenge/once',
    section: '§4',
    title: 'A solved challenge pays for one submission: with another, it answers 422 challenge_failed',
    needs,
    run: async context => {
      const solution = await prepare('a challenge', context.send.solve);
      expectStatus(await postWith(context, solution), 201);
      expectProblem(await postWith(context, solution), 'challenge_failed');
    },
  },
  {
    id: 'challenge/parallel',
    section: '§4',
    title: 'Of many submissions at once with one solved challenge, one is taken',
    needs,
    run: async context => {
      const solution = await prepare('a challenge', context.send.solve);
      const answers = await Promise.all(
        Array.from({ length: Math.min(context.parallel, 50) }, () => postWith(context, solution)),
      );
      const taken = answers.filter(({ status }) => status === 201).length;
      expectThat(taken === 1, 'one to be taken', `${taken} of ${answers.length} were`);
    },
  },
  {
    id: 'challenge/forged',
    section: '§4',
    title: 'A challenge that was changed, made up, or solved wrongly answers 422 challenge_failed',
    needs,
    run: async context => {
      const { challenge, solution } = await prepare('a challenge', context.send.solve);
      const { parameters, signature } = challenge;
      if (signature === undefined) throw new NotRun('the challenge has no signature to forge');
      const later = { ...parameters, expiresAt: (parameters.expiresAt ?? 0) + 86_400 };
      const otherSignature = signature.replace(/^./, first => (first === '0' ? '1' : '0'));
      const otherKey = '00'.repeat(solution.derivedKey.length / 2);
      const forged: Readonly<Record<string, ChallengeSolution>> = {
        'a later expiresAt': { challenge: { parameters: later, signature }, solution },
        'another signature': { challenge: { parameters, signature: otherSignature }, solution },
        'no signature': { challenge: { parameters }, solution },
        'a wrong derivedKey': { challenge, solution: { ...solution, derivedKey: otherKey } },
      };
      for (const [what, one] of Object.entries(forged)) {
        const answer = await postWith(context, one);
        expectThat(answer.status !== 201, `${what} to be refused`, 'the submission was taken');
        expectProblem(answer, 'challenge_failed');
      }
    },
  },
  {
    id: 'challenge/not-with-key',
    section: '§4',
    title: 'With a key, no challenge is wanted',
    needs: { capabilities: ['challenge'], scopes: ['requests:write'], writes: 'any' },
    run: async context => {
      expectStatus(await post(context, draft(context), { as: 'key' }), 201);
    },
  },
];
