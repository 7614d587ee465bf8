import type { FieldError } from '../contract/index.ts';
import * as z from 'zod/mini';
import { pointerOf } from './json-pointer.ts';
import { invalid } from './problem-error.ts';

/**
 * The body as the schema says.
 *
 * @throws ProblemError `invalid` or `unknown_member` with a JSON Pointer for each refused member.
 */
export const parseBody = <Output>(schema: z.ZodMiniType<Output>, body: unknown): Output => {
  const result = z.safeParse(schema, withoutBlanks(body), { reportInput: true });
  if (result.success) return result.data;
  throw invalid(
    result.error.issues.flatMap(issue =>
      fieldErrors(issue).map(({ path, ...error }) => ({ pointer: pointerOf(path), ...error })),
    ),
  );
};

/**
 * The query as the schema says; of a parameter given twice, both are refused.
 *
 * @throws ProblemError `invalid` naming each refused parameter.
 */
export const parseQuery = <Output>(schema: z.ZodMiniType<Output>, query: unknown): Output => {
  const result = z.safeParse(schema, withoutBlanks(query), { reportInput: true });
  if (result.success) return result.data;
  throw invalid(
    result.error.issues.flatMap(issue =>
      fieldErrors(issue).map(({ path, ...error }) => ({ parameter: path.map(String).join('.'), ...error })),
    ),
  );
};

/** Absent, `null`, `""` and nothing but blanks mean the same for a member of a request. */
const withoutBlanks = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutBlanks);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null && !(typeof member === 'string' && member.trim() === ''))
      .map(([name, member]) => [name, withoutBlanks(member)]),
  );
};

type Issue = z.core.$ZodIssue;
type PlacedError = Omit<FieldError, 'pointer' | 'parameter'> & { path: readonly PropertyKey[] };

const fieldErrors = (issue: Issue): PlacedError[] => {
  const { path } = issue;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map(key => ({ path: [...path, key], code: 'unknown_member' }));
    case 'invalid_type':
      return [
        { path, code: isAbsent(issue) ? 'required' : 'invalid_type', params: { expected: issue.expected } },
      ];
    case 'invalid_value':
      return [
        { path, code: isAbsent(issue) ? 'required' : 'unknown_value', params: { allowed: issue.values } },
      ];
    case 'invalid_format':
      return [{ path, code: 'invalid_format', params: { format: issue.format } }];
    case 'too_small':
      return [
        {
          path,
          code: sized(issue.origin, 'too_short', 'too_few', 'too_small'),
          params: { minimum: Number(issue.minimum) },
        },
      ];
    case 'too_big':
      return [
        {
          path,
          code: sized(issue.origin, 'too_long', 'too_many', 'too_large'),
          params: { maximum: Number(issue.maximum) },
        },
      ];
    case 'invalid_union':
      return [{ path, code: isAbsent(issue) ? 'required' : 'unknown_value' }];
    case 'invalid_key':
      return [{ path, code: 'unknown_member' }];
    default:
      return [{ path, code: 'invalid' }];
  }
};

const isAbsent = ({ input }: { input?: unknown }): boolean => input === undefined;

const sized = (origin: string, text: string, list: string, number: string): string =>
  origin === 'string' ? text : origin === 'array' ? list : number;
