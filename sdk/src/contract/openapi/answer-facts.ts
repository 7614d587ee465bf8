import type * as z from 'zod/mini';
import type { Call } from '../calls.ts';
import { deskRequestSchema, unitListSchema } from '../desk.ts';
import { jurisdictionSchema } from '../jurisdiction.ts';
import { serviceListSchema } from '../service.ts';
import { statisticsSchema } from '../statistics.ts';
import { trackedRequestSchema } from '../tracked-request.ts';

const localised: readonly (z.core.$ZodType | undefined)[] = [
  jurisdictionSchema,
  serviceListSchema,
  trackedRequestSchema,
  deskRequestSchema,
  unitListSchema,
];
const revalidated: readonly (z.core.$ZodType | undefined)[] = [
  jurisdictionSchema,
  serviceListSchema,
  trackedRequestSchema,
  statisticsSchema,
];

/** What HTTP says of a call's answer beside its body. */
export interface AnswerFacts {
  /** Whether it holds words for people, in the language that was asked for. */
  readonly localised: boolean;
  /** Whether it has an `ETag` by which it is asked for only when it has changed. */
  readonly revalidated: boolean;
  /** Whether its `ETag` is the version that an action names in `If-Match`. */
  readonly versioned: boolean;
  /** Whether the same key gets the same answer again, which is then marked. */
  readonly replayed: boolean;
}

export const answersWhat = ({ method, path, credential, answer, headers = [] }: Call): AnswerFacts => ({
  localised: localised.includes(answer.schema),
  revalidated:
    method === 'GET' &&
    credential !== 'key' &&
    answer.events === undefined &&
    revalidated.includes(answer.schema),
  // A copy to hand to the citizen is nothing to decide on.
  versioned: answer.schema === deskRequestSchema && !path.endsWith('/personal-data'),
  replayed: method !== 'GET' && headers.some(({ name }) => name === 'Idempotency-Key'),
});
