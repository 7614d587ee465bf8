import type { CallName } from '../../calls.ts';
import type { CallExample } from './call-example.ts';
import { citizenExamples } from './citizen.ts';
import { deskExamples } from './desk.ts';
import { municipalityExamples } from './municipality.ts';

/** How each call is shown; a call without an example is a mistake that the type checker finds. */
export const callExamples: Record<CallName, CallExample> = {
  ...municipalityExamples,
  ...citizenExamples,
  ...deskExamples,
};
