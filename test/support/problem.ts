import assert from 'node:assert/strict';
import { problemCodes, problemSchema, type Problem, type ProblemCode } from '@melikgazi/mimer-sdk/contract';
import * as z from 'zod/mini';

/** Asserts that an answer is the problem with this code, in every respect that the contract names. */
export const assertProblem = async (response: Response, code: ProblemCode): Promise<Problem> => {
  const text = await response.text();
  assert.equal(response.headers.get('Content-Type'), 'application/problem+json', text);
  const problem = z.parse(problemSchema, JSON.parse(text));
  assert.equal(problem.code, code, text);
  assert.equal(response.status, problemCodes[code]);
  assert.equal(problem.status, response.status);
  assert.equal(problem.requestId, response.headers.get('X-Request-Id'));
  return problem;
};

/** Asserts that a submission was refused for exactly these members and reasons. */
export const assertInvalid = async (response: Response, expected: Record<string, string>): Promise<void> => {
  const problem = await assertProblem(response, 'invalid');
  const errors = Object.fromEntries(
    (problem.errors ?? []).map(({ pointer, parameter, code }) => [pointer ?? parameter ?? '', code]),
  );
  assert.deepEqual(errors, expected);
};
