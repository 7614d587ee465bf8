import type { NewRequest } from '../contract/index.ts';
import { act } from '../domain/act.ts';
import { checkSubmission } from '../domain/check-submission.ts';
import { rate, reply, withdraw } from '../domain/citizen-deeds.ts';
import { invalid } from '../domain/problem-error.ts';
import type { StoredRequest } from '../domain/stored-request.ts';
import { takeIn } from './calls/submission.ts';
import type { Core } from './core.ts';
import { deliver } from './deliver.ts';
import { callCentre, commonSubmission, stories, type Step, type Story } from './stories.ts';

/** Does work at another time than now. */
export type During = <T>(moment: Date, work: () => T) => T;

const hour = 3_600_000;
const apart = 30 * hour;

/** Seeds a request in every status, twice: among those of the public, and among the test requests. */
export const seed = (core: Core, during: During): void => {
  const now = core.now().getTime();
  for (const test of [false, true]) {
    let first: string | undefined;
    for (const [index, story] of stories.entries()) {
      const start = now - (index + story.steps.length + 1) * apart;
      const reference = during(new Date(start), () => delivered(core, () => submit(story, test, core)));
      first ??= reference;
      for (const [step, done] of story.steps.entries()) {
        const work = () => take(done, { reference, into: first ?? '', core });
        during(new Date(start + (step + 1) * apart), () => delivered(core, work));
      }
    }
  }
};

const delivered = <T>(core: Core, work: () => T): T => {
  const done = work();
  deliver(core);
  return done;
};

const submit = (story: Story, test: boolean, core: Core): string => {
  const { data, random } = core;
  const caller =
    test || story.submitted.source !== undefined ? callCentre(test) : ({ as: 'anyone' } as const);
  const body: NewRequest = { ...commonSubmission, ...story.submitted };
  const circumstances = { data, withKey: caller.as === 'client', now: core.now().toISOString() };
  const checked = checkSubmission(body, circumstances);
  if ('errors' in checked) throw invalid(checked.errors);
  const idempotencyKey = random.uuid();
  const submission = {
    body,
    accepted: checked.accepted,
    caller,
    uniques: {},
    attachments: [],
    idempotencyKey,
  };
  return takeIn(submission, core).reference;
};

const take = (
  step: Step,
  { reference, into, core }: { reference: string; into: string; core: Core },
): void => {
  const { data, now, random, store } = core;
  const around = { data, now: now().toISOString(), newId: random.uuid, mark: undefined, files: [] };
  const deed = {
    ...around,
    by: 'desk',
    sensitive: true,
    drawTracking: () => ({ salt: random.hex(16), secretId: '' }),
  };
  store.update(reference, (stored: StoredRequest) => {
    if ('desk' in step) return act(stored, step.desk === 'merge' ? { type: 'merge', into } : step.desk, deed);
    switch (step.citizen) {
      case 'withdraw':
        return withdraw(stored, {}, around);
      case 'reply':
        return reply(stored, { text: step.text }, around);
      case 'rate':
        return rate(stored, { score: step.score }, around);
    }
  });
};
