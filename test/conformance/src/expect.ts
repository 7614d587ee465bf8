import type { Problem, ProblemCode } from '@melikgazi/mimer-sdk/contract';
import { problemCodes } from '@melikgazi/mimer-sdk/contract';
import { cameOf, lineOf, problemOf, type Answer } from './answer.ts';
import { RuleBroken } from './outcome.ts';

/** A schema of the contract, as far as the kit needs one. */
export interface Schema<Output> extends Standard {
  safeParse(value: unknown): { readonly success: true; readonly data: Output } | { readonly success: false };
}

/** Standard Schema, as far as the kit needs it. */
interface Standard {
  readonly '~standard': { readonly validate: (value: unknown) => StandardResult | Promise<StandardResult> };
}

interface StandardResult {
  readonly issues?:
    | readonly {
        readonly message: string;
        readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
      }[]
    | undefined;
}

/** @throws RuleBroken unless `holds`; both sentences go on after “expected” and “but”. */
export function expectThat(holds: boolean, expected: string, came: string): asserts holds {
  if (!holds) throw new RuleBroken(expected, came);
}

/** @throws RuleBroken unless the status is one of these. */
export const expectStatus = (answer: Answer, ...statuses: readonly number[]): Answer => {
  expectThat(statuses.includes(answer.status), `${statuses.join(' or ')}`, cameOf(answer));
  return answer;
};

/** Where a value is not as its schema says; `undefined` where it is. */
export const schemaFault = (schema: Standard, value: unknown): string | undefined => {
  const result = schema['~standard'].validate(value);
  if (result instanceof Promise) throw new TypeError('The contract’s schemas answer at once.');
  const [issue] = result.issues ?? [];
  if (issue === undefined) return undefined;
  const place = (issue.path ?? [])
    .map(part => `/${String(typeof part === 'object' ? part.key : part)}`)
    .join('');
  return `${place === '' ? 'the body' : place} is not as its schema says`;
};

/** The body of an answer, by its schema. @throws RuleBroken where the status or the body is another. */
export const read = <Output>(answer: Answer, status: number, schema: Schema<Output>): Output => {
  expectStatus(answer, status);
  const result = schema.safeParse(answer.json);
  if (result.success) return result.data;
  throw new RuleBroken(
    'a body as the contract’s schema says',
    `in the answer to ${lineOf(answer)}, ${schemaFault(schema, answer.json) ?? ''}`,
  );
};

/** Where a refusal must point to: a JSON Pointer into the body, or the name of a parameter or header. */
export type Place = { readonly pointer: string } | { readonly parameter: string };

/** The problem that an answer must be. @throws RuleBroken where it is another, or names another place. */
export const expectProblem = (
  answer: Answer,
  codes: ProblemCode | readonly ProblemCode[],
  place?: Place,
): Problem => {
  const wanted: readonly ProblemCode[] = typeof codes === 'string' ? [codes] : codes;
  const spelt = wanted.map(code => `${problemCodes[code]} ${code}`).join(' or ');
  const where = place === undefined ? '' : ` naming ${'pointer' in place ? place.pointer : place.parameter}`;
  const problem = problemOf(answer);
  const isCode = wanted.some(code => problemCodes[code] === answer.status && problem?.code === code);
  const isPlace =
    place === undefined ||
    (problem?.errors ?? []).some(error =>
      'pointer' in place ? error.pointer === place.pointer : error.parameter === place.parameter,
    );
  if (problem === undefined || !isCode || !isPlace) throw new RuleBroken(`${spelt}${where}`, cameOf(answer));
  return problem;
};

/** What a query may be refused with: a value that is none, or a parameter that there is not. */
export const badQueryCodes = ['invalid', 'unknown_member'] as const;
