import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withChallenge, type ChallengeSolution } from '@melikgazi/mimer-sdk';
import { refusal } from '../support/counting-backend.ts';

const solution = (counter: number): ChallengeSolution => ({
  challenge: {
    parameters: {
      algorithm: 'PBKDF2/SHA-256',
      nonce: 'ab',
      salt: 'cd',
      cost: 1,
      keyLength: 32,
      keyPrefix: '00',
    },
    signature: '00',
  },
  solution: { counter, derivedKey: '00' },
});

/** Makes a call that meets these answers in turn, and answers which solutions it brought. */
const call = async (isAsked: boolean, ...answers: (Error | 'fine')[]) => {
  const brought: (number | undefined)[] = [];
  let solved = 0;
  const outcome = await withChallenge(
    given => {
      brought.push(given?.solution.counter);
      const answer = answers.shift();
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    { solve: () => Promise.resolve(solution((solved += 1))), isAsked },
  ).catch((error: unknown) => error);
  return { brought, outcome };
};

const [required, failed, forbidden] = [
  refusal('challenge_required'),
  refusal('challenge_failed'),
  refusal('forbidden'),
];

test('a call that needs no proof of work brings none', async () => {
  assert.deepEqual(await call(false, 'fine'), { brought: [undefined], outcome: 'fine' });
});

test('where one is asked for, it is made again with one', async () => {
  assert.deepEqual(await call(false, required, 'fine'), { brought: [undefined, 1], outcome: 'fine' });
});

test('where one is known to be wanted, it is brought at once', async () => {
  assert.deepEqual(await call(true, 'fine'), { brought: [1], outcome: 'fine' });
});

test('one that was not taken is followed by another, and that is the last', async () => {
  assert.deepEqual(await call(true, failed, 'fine'), { brought: [1, 2], outcome: 'fine' });
  assert.deepEqual(await call(true, failed, failed, 'fine'), { brought: [1, 2], outcome: failed });
  assert.deepEqual(await call(false, required, failed, failed), {
    brought: [undefined, 1, 2],
    outcome: failed,
  });
});

test('another refusal stands', async () => {
  assert.deepEqual(await call(true, forbidden), { brought: [1], outcome: forbidden });
});

test('the refusal stands where no challenge can be solved', async () => {
  let calls = 0;
  const outcome = withChallenge(() => ((calls += 1), Promise.reject(required)), {
    solve: () => Promise.resolve(undefined),
    isAsked: true,
  });
  await assert.rejects(outcome, required);
  assert.equal(calls, 1);
});
