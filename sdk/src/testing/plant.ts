import type { Action, NewRequest } from '../contract/index.ts';
import { act } from '../domain/act.ts';
import { checkSubmission } from '../domain/check-submission.ts';
import { rate, reply, withdraw } from '../domain/citizen-deeds.ts';
import { invalid } from '../domain/problem-error.ts';
import type { StoredRequest } from '../domain/stored-request.ts';
import { takeIn } from './calls/submission.ts';
import type { Caller } from './caller.ts';
import type { Core } from './core.ts';
import { deliver } from './deliver.ts';
import type { Identity } from './tracking.ts';

/** Something that the desk or the citizen did. */
export type Deed =
  | { readonly desk: Action }
  | { readonly citizen: 'reply'; readonly text: string }
  | { readonly citizen: 'rate'; readonly score: number; readonly text?: string }
  | { readonly citizen: 'withdraw' };

/** A request that is to be there, with what happened to it. */
export interface PlantedRequest extends Partial<Identity> {
  readonly submitted: NewRequest;
  /** @default now */
  readonly receivedAt?: Date;
  /** The system of the municipality that registered it. @default none: its citizen did, on a page */
  readonly client?: string;
  /** Of a client: whether with a test key. @default false */
  readonly test?: boolean;
  /** In order. */
  readonly deeds?: readonly (Deed & { /** @default now */ readonly at?: Date })[];
}

/** Does work at another time than now. */
export type During = <T>(moment: Date, work: () => T) => T;

/**
 * Takes a request in as if it had happened; what it owed was sent. Answers its reference.
 *
 * @throws ProblemError where the municipality would not have taken it, or the lifecycle not a deed.
 */
export const plant = (planted: PlantedRequest, core: Core, during: During): string => {
  const { receivedAt = core.now(), deeds = [] } = planted;
  const reference = during(receivedAt, () => delivered(core, () => submit(planted, core)));
  for (const { at = core.now(), ...deed } of deeds)
    during(at, () => delivered(core, () => core.store.update(reference, stored => done(stored, deed, core))));
  return reference;
};

const delivered = <T>(core: Core, work: () => T): T => {
  const made = work();
  deliver(core);
  return made;
};

const submit = (
  { submitted: body, client, test = false, ...identity }: PlantedRequest,
  core: Core,
): string => {
  const { data, now, random } = core;
  const caller: Caller =
    client === undefined
      ? { as: 'anyone' }
      : { as: 'client', client, test, scopes: ['requests:write'], unit: undefined };
  const withKey = caller.as === 'client';
  const checked = checkSubmission(body, { data, withKey, now: now().toISOString() });
  if ('errors' in checked) throw invalid(checked.errors);
  const idempotencyKey = random.uuid();
  const { accepted } = checked;
  const submission = { body, accepted, caller, uniques: {}, attachments: [], idempotencyKey };
  return takeIn(submission, core, identity).reference;
};

const done = (stored: StoredRequest, deed: Deed, { data, now, random }: Core): StoredRequest => {
  const around = { data, now: now().toISOString(), newId: random.uuid, mark: undefined, files: [] };
  if ('desk' in deed) {
    const drawTracking = () => ({ salt: random.hex(16), secretId: '' });
    return act(stored, deed.desk, { ...around, by: 'desk', sensitive: true, drawTracking });
  }
  switch (deed.citizen) {
    case 'reply':
      return reply(stored, { text: deed.text }, around);
    case 'rate':
      return rate(stored, { score: deed.score, text: deed.text }, around);
    case 'withdraw':
      return withdraw(stored, {}, around);
  }
};
