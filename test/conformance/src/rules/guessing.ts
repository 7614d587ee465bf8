import { challengeHeader } from '@melikgazi/mimer-sdk/challenge';
import { problemOf } from '../answer.ts';
import { expectProblem, expectStatus, expectThat } from '../expect.ts';
import { prepare } from '../outcome.ts';
import type { Rule } from '../rule.ts';
import { submit } from '../submission/submit.ts';
import { wrongCode } from './wrong-code.ts';

/** More wrong codes than anybody mistypes; the contract lets ten an hour pass. */
const attempts = 12;

/** Last of all rules: they make the backend wary of the reference and of the kit's own address. */
export const guessingRules: readonly Rule[] = [
  {
    id: 'guessing/gets-dear',
    section: '§4',
    title: 'After ten wrong codes each attempt needs a solved challenge, with which the owner still gets in',
    needs: { capabilities: ['challenge'], writes: 'any' },
    run: async context => {
      const { send } = context;
      const { reference, trackingCode } = (await submit(context)).receipt;
      const path = `/requests/${reference}`;
      const codes: (string | undefined)[] = [];
      for (let count = 0; count < attempts; count += 1) {
        const answer = await send.once({ path, bearer: wrongCode(trackingCode) });
        expectProblem(answer, ['not_found', 'challenge_required']);
        codes.push(problemOf(answer)?.code);
      }
      expectThat(
        codes.at(-1) === 'challenge_required',
        `429 challenge_required after ${attempts} wrong codes`,
        `the last one was answered ${codes.at(-1) ?? ''}`,
      );
      expectProblem(await send.once({ path, bearer: trackingCode }), 'challenge_required');
      const solved = challengeHeader(await prepare('a challenge', send.solve));
      const headers = { 'Mimer-Challenge': solved };
      expectStatus(await send.once({ path, bearer: trackingCode, headers }), 200);
      expectProblem(await send.once({ path, bearer: trackingCode, headers }), 'challenge_failed');
    },
  },
  {
    id: 'guessing/unknown-references-alike',
    section: '§4',
    title: 'Guessing at a reference that there is not gets as dear: the answer does not tell that it is none',
    needs: { capabilities: ['challenge'] },
    run: async ({ send }) => {
      // A reference that nobody was given, new in each run, so that an earlier one has not used its failures up.
      const path = `/requests/0000-${String(Math.floor(Math.random() * 10_000_000)).padStart(7, '0')}-0`;
      let last: string | undefined;
      for (let count = 0; count < attempts; count += 1) {
        const answer = await send.once({ path, bearer: '0123456789' });
        expectProblem(answer, ['not_found', 'challenge_required']);
        last = problemOf(answer)?.code;
      }
      expectThat(
        last === 'challenge_required',
        '429 challenge_required',
        `the last answer was ${last ?? ''}`,
      );
    },
  },
];
