import {
  actions,
  citizenCalls,
  deskRequestSchema,
  eventTypes,
  isLegal,
  statusAfter,
  statuses,
  trackedRequestSchema,
  type ActionType,
  type CitizenCall,
  type EventType,
  type Status,
} from '@melikgazi/mimer-sdk/contract';
import { cameOf, type Answer } from '../answer.ts';
import { askAsCitizen, statusOfSuccess } from '../citizen-calls.ts';
import type { Context } from '../context.ts';
import { caseInStatus } from '../desk/case-in-status.ts';
import { openCase, type Case } from '../desk/case.ts';
import { anyUnit, exampleAction, type Targets } from '../desk/example-actions.ts';
import { expectProblem, expectThat, read } from '../expect.ts';
import { NotRun } from '../outcome.ts';
import type { Rule } from '../rule.ts';

const section = '§6';
const needs = {
  capabilities: ['desk'],
  scopes: ['desk:read', 'desk:write'],
  writes: 'any',
} as const satisfies Rule['needs'];

const namesOf = <Name extends string>(table: Readonly<Record<Name, unknown>>): Name[] =>
  Object.keys(table).filter((name): name is Name => Object.hasOwn(table, name));

const targetsOf = async (context: Context): Promise<Targets> => ({
  unit: await anyUnit(context),
  into: (await openCase(context)).receipt.reference,
});

// These two depend on more than the status: on the kind's rule and its days, and on a channel that carries a code.
const mayBeRefused: readonly ActionType[] = ['extend', 'renewCode'];

const isRefusedForOtherReasons = ({ status }: Answer, type: ActionType): boolean =>
  mayBeRefused.includes(type) && [409, 422].includes(status);

/** Tries one thing, unless this backend lacks what it names. */
const unlessImpossible = async (attempt: () => Promise<void>): Promise<void> => {
  try {
    await attempt();
  } catch (error) {
    if (!(error instanceof NotRun)) throw error;
  }
};

const expectLed = (
  before: readonly EventType[],
  event: EventType,
  after: { readonly status: Status; readonly timeline: readonly { readonly type: EventType }[] },
  what: string,
): void => {
  const wanted = statusAfter([...before, event]);
  expectThat(after.status === wanted, `the status ${wanted} after ${what}`, `it was ${after.status}`);
  const count = (types: readonly EventType[]) => types.filter(type => type === event).length;
  expectThat(
    count(after.timeline.map(({ type }) => type)) === count(before) + 1,
    `one more event “${event}” after ${what}`,
    `there are ${count(after.timeline.map(({ type }) => type))} of them`,
  );
};

const legalIn = (status: Status): Rule => ({
  id: `lifecycle/legal-in-${status.replace('_', '-')}`,
  section,
  title: `What a desk may do with a request that is ${status} succeeds and leads where the table says`,
  needs,
  run: async context => {
    const targets = await targetsOf(context);
    let shared: Case | undefined;
    for (const type of namesOf(actions)) {
      const { from, event } = actions[type];
      if (!isLegal(from, status)) continue;
      await unlessImpossible(async () => {
        // What leaves the status alone can be tried on one request; anything else wants one of its own.
        const opened =
          (eventTypes[event] === 'unchanged' ? shared : undefined) ??
          (await caseInStatus(context, status, targets));
        if (eventTypes[event] === 'unchanged') shared = opened;
        const before = await opened.read();
        const action = exampleAction(type, before, context, targets);
        const answer = await opened.act(action, before.version);
        if (isRefusedForOtherReasons(answer, type)) return;
        const after = read(answer, 200, deskRequestSchema);
        const types = before.timeline.map(({ type }) => type);
        expectLed(types, event, after, `${type} in ${status}`);
      });
    }
  },
});

const illegalIn = (status: Status): Rule => ({
  id: `lifecycle/illegal-in-${status.replace('_', '-')}`,
  section,
  title: `What nobody may do with a request that is ${status} answers 409 illegal_transition naming both`,
  needs,
  run: async context => {
    const targets = await targetsOf(context);
    const opened = await caseInStatus(context, status, targets);
    const before = await opened.read();
    const refused = (answer: Answer, name: string) => {
      const { detail } = expectProblem(answer, 'illegal_transition');
      expectThat(
        detail.includes(status) && detail.includes(name),
        `a detail that names ${status} and ${name}`,
        `${cameOf(answer)}, which does not`,
      );
    };
    for (const type of namesOf(actions)) {
      if (isLegal(actions[type].from, status)) continue;
      await unlessImpossible(async () => {
        const action = exampleAction(type, before, context, targets);
        refused(await opened.act(action, before.version), type);
      });
    }
    for (const call of namesOf(citizenCalls))
      if (!isLegal(citizenCalls[call].from, status) && context.offers(citizenCalls[call].capability))
        refused(await askAsCitizen(context, opened.receipt, call), call);
    const { version } = await opened.read();
    expectThat(version === before.version, 'a request as it was', `its version rose to ${version}`);
  },
});

const citizenIn = (call: CitizenCall): Rule => ({
  id: `lifecycle/citizen-${call.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`,
  section,
  title: `A citizen’s call ${call} succeeds in every status that allows it and leads where the table says`,
  needs: { ...needs, capabilities: ['desk', citizenCalls[call].capability] },
  run: async context => {
    const targets = await targetsOf(context);
    const { from, event } = citizenCalls[call];
    for (const status of namesOf(statuses)) {
      if (!isLegal(from, status)) continue;
      await unlessImpossible(async () => {
        const opened = await caseInStatus(context, status, targets);
        const before = (await opened.read()).timeline.map(({ type }) => type);
        const answer = await askAsCitizen(context, opened.receipt, call);
        const after = read(answer, statusOfSuccess(call), trackedRequestSchema);
        // To the channel that it has already, nothing changes and nothing is told.
        if (call !== 'changeReplyChannel')
          expectLed(before, event, await opened.read(), `${call} in ${status}`);
        else expectThat(after.reply.channel === 'none', 'the channel none', `it was ${after.reply.channel}`);
      });
    }
  },
});

export const lifecycleRules: readonly Rule[] = [
  ...namesOf(statuses).flatMap(status => [legalIn(status), illegalIn(status)]),
  ...namesOf(citizenCalls).map(citizenIn),
];
