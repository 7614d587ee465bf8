import { statuses, trackedRequestSchema, type Status } from '@melikgazi/mimer-sdk/contract';
import { lineOf } from '../answer.ts';
import { askAsCitizen, doneAsCitizen, statusOfSuccess } from '../citizen-calls.ts';
import { caseInStatus } from '../desk/case-in-status.ts';
import { openCase } from '../desk/case.ts';
import { anyUnit } from '../desk/example-actions.ts';
import { expectProblem, expectThat, read } from '../expect.ts';
import { NotRun } from '../outcome.ts';
import type { Rule } from '../rule.ts';
import { choose, newToken, submit, track } from '../submission/submit.ts';
import { wrongCode } from './wrong-code.ts';

const section = '§3';
const desk = { scopes: ['desk:read', 'desk:write'], writes: 'any' } as const satisfies Rule['needs'];

const keyed = [
  ['reply', 'replies', 'replied'],
  ['withdraw', 'withdrawal', 'withdrawn'],
] as const;

/** What a citizen may do again and again in one status, or once, whatever its network does. */
const onceRules: readonly Rule[] = keyed.flatMap(([call, capability, event]): Rule[] => [
  {
    id: `citizen/${call}-once`,
    section: '§4',
    title: `A ${call} again with its Idempotency-Key is the same ${call}: one event, marked Idempotency-Replayed`,
    needs: { capabilities: [capability], writes: 'any' },
    run: async context => {
      const { receipt } = await submit(context);
      const idempotencyKey = crypto.randomUUID();
      read(
        await askAsCitizen(context, receipt, call, { idempotencyKey }),
        statusOfSuccess(call),
        trackedRequestSchema,
      );
      const again = await askAsCitizen(context, receipt, call, { idempotencyKey });
      const { timeline } = read(again, statusOfSuccess(call), trackedRequestSchema);
      expectThat(
        again.headers.get('Idempotency-Replayed') === 'true',
        'Idempotency-Replayed: true',
        `${lineOf(again)} answered without`,
      );
      const events = timeline.filter(({ type }) => type === event).length;
      expectThat(events === 1, `one event “${event}”`, `there are ${events}`);
      const body = { text: `Conformance test, something else ${newToken()}` };
      expectProblem(
        await askAsCitizen(context, receipt, call, { idempotencyKey, body }),
        'idempotency_mismatch',
      );
    },
  },
  {
    id: `citizen/${call}-parallel`,
    section: '§4',
    title: `Many times at once with one Idempotency-Key, a ${call} is made once`,
    needs: { capabilities: [capability], writes: 'any' },
    run: async context => {
      const { receipt } = await submit(context);
      const idempotencyKey = crypto.randomUUID();
      const answers = await Promise.all(
        Array.from({ length: Math.min(context.parallel, 50) }, () =>
          askAsCitizen(context, receipt, call, { idempotencyKey }),
        ),
      );
      for (const answer of answers)
        if (answer.status !== statusOfSuccess(call)) expectProblem(answer, 'in_flight');
      const { timeline } = await track(context, receipt);
      const events = timeline.filter(({ type }) => type === event).length;
      expectThat(events === 1, `one event “${event}”`, `there are ${events}`);
    },
  },
  {
    id: `citizen/${call}-wants-key`,
    section: '§4',
    title: `A ${call} without an Idempotency-Key answers 400 idempotency_key_required`,
    needs: { capabilities: [capability], writes: 'any' },
    run: async context => {
      const { receipt } = await submit(context);
      const answer = await askAsCitizen(context, receipt, call, { idempotencyKey: '' });
      expectProblem(answer, 'idempotency_key_required');
    },
  },
]);

// In this order each leaves it open whether the next can be done: a reply does not close, a rating does not reopen.
const offerable = [
  ['reply', 'replies'],
  ['rate', 'rating'],
  ['withdraw', 'withdrawal'],
  ['reopen', 'reopening'],
] as const;

/** For a status that this backend has no way to. */
const orNothing = (error: unknown): { receipt?: undefined } => {
  if (error instanceof NotRun) return {};
  throw error;
};

const isStatus = (name: string): name is Status => Object.hasOwn(statuses, name);

export const citizenRules: readonly Rule[] = [
  ...onceRules,
  {
    id: 'citizen/can-agrees',
    section: '§5',
    title: '`can` says what the citizen’s calls then answer, in every status',
    needs: { ...desk, capabilities: ['desk'] },
    run: async context => {
      const into = (await openCase(context)).receipt.reference;
      const targets = { unit: await anyUnit(context), into };
      for (const status of Object.keys(statuses).filter(isStatus)) {
        const { receipt } = await caseInStatus(context, status, targets).catch(orNothing);
        if (receipt === undefined) continue;
        for (const [name, capability] of offerable) {
          if (!context.offers(capability)) continue;
          const { can, status: now } = await track(context, receipt);
          const answer = await askAsCitizen(context, receipt, name);
          expectThat(
            can[name] === (answer.status === statusOfSuccess(name)),
            `${can[name] ? 'success' : 'a refusal'}, as can.${name} says in ${now}`,
            `${lineOf(answer)} answered ${answer.status}`,
          );
        }
      }
    },
  },
  {
    id: 'citizen/wrong-code',
    section: '§4',
    title: 'No call of a citizen’s works with a wrong code: 404 not_found',
    needs: { writes: 'any' },
    run: async context => {
      const { receipt } = await submit(context);
      const trackingCode = wrongCode(receipt.trackingCode);
      const [offered] = offerable.filter(([, capability]) => context.offers(capability));
      if (offered === undefined) throw new NotRun('the backend names no call of a citizen’s');
      expectProblem(await askAsCitizen(context, { ...receipt, trackingCode }, offered[0]), 'not_found');
    },
  },
  {
    id: 'citizen/reply-shown',
    section,
    title: 'A reply answers 201 with the request, in which it stands as the citizen’s',
    needs: { capabilities: ['replies'], writes: 'any' },
    run: async context => {
      const { receipt } = await submit(context);
      const text = `Conformance test, a reply ${newToken()}`;
      const answer = await askAsCitizen(context, receipt, 'reply', { body: { text } });
      const { timeline } = read(answer, 201, trackedRequestSchema);
      const event = timeline.find(({ type }) => type === 'replied');
      expectThat(
        event?.text === text && event.actor === 'citizen',
        'the reply by the citizen',
        'it is not there',
      );
    },
  },
  {
    id: 'citizen/reply-refusals',
    section,
    title: 'A reply without words, or with a member that there is not, is refused with a pointer',
    needs: { capabilities: ['replies'], writes: 'any' },
    run: async context => {
      const { receipt } = await submit(context);
      for (const [body, code, pointer] of [
        [{}, 'invalid', '/text'],
        [{ text: ' ' }, 'invalid', '/text'],
        [{ text: 'x'.repeat(4001) }, 'invalid', '/text'],
        [{ text: 'Conformance test', conformanceUnknown: 1 }, 'unknown_member', '/conformanceUnknown'],
      ] as const)
        expectProblem(await askAsCitizen(context, receipt, 'reply', { body }), code, { pointer });
    },
  },
  {
    id: 'citizen/withdrawal-shown',
    section: '§6',
    title: 'A withdrawn request is withdrawn for good: closed, and nothing more can be done',
    needs: { capabilities: ['withdrawal'], writes: 'any' },
    run: async context => {
      const { receipt } = await submit(context);
      const tracked = await doneAsCitizen(context, receipt, 'withdraw');
      expectThat(tracked.status === 'withdrawn', 'the status withdrawn', `it was ${tracked.status}`);
      expectThat(tracked.closedAt !== undefined, 'closedAt', 'it was absent');
      const { reply, rate, reopen, withdraw } = tracked.can;
      expectThat(!(reply || rate || reopen || withdraw), 'nothing that can be done', 'something can');
      expectProblem(await askAsCitizen(context, receipt, 'withdraw'), 'illegal_transition');
    },
  },
  {
    id: 'citizen/rating-scores',
    section,
    title: 'A rating is a whole number from 1 to 5',
    needs: { ...desk, capabilities: ['desk', 'rating'] },
    run: async context => {
      const opened = await openCase(context);
      await opened.does({ type: 'resolve', text: 'Conformance test.' });
      for (const score of [0, 6, 4.5, '4'])
        expectProblem(await askAsCitizen(context, opened.receipt, 'rate', { body: { score } }), 'invalid', {
          pointer: '/score',
        });
      const answer = await askAsCitizen(context, opened.receipt, 'rate', { body: { score: 5 } });
      const { timeline } = read(answer, 200, trackedRequestSchema);
      expectThat(
        timeline.some(({ score }) => score === 5),
        'the score in its event',
        'it is not there',
      );
    },
  },
  {
    id: 'citizen/rating-once',
    section,
    title:
      'There is one rating a closing: a second is refused, after reopening and closing anew one more is taken',
    needs: { ...desk, capabilities: ['desk', 'rating'] },
    run: async context => {
      const opened = await openCase(context);
      const close = () => opened.does({ type: 'resolve', text: 'Conformance test.' });
      await close();
      await doneAsCitizen(context, opened.receipt, 'rate');
      expectProblem(await askAsCitizen(context, opened.receipt, 'rate'), 'illegal_transition');
      await opened.does({ type: 'reopen', text: 'Conformance test.' });
      await close();
      const answer = await askAsCitizen(context, opened.receipt, 'rate');
      read(answer, 200, trackedRequestSchema);
    },
  },
  {
    id: 'citizen/reopening',
    section: '§6',
    title: 'A reopening leads back to in_review, and the request is closed no more',
    needs: { ...desk, capabilities: ['desk', 'reopening'] },
    run: async context => {
      const opened = await openCase(context);
      await opened.does({ type: 'resolve', text: 'Conformance test.' });
      const answer = await askAsCitizen(context, opened.receipt, 'reopen');
      const tracked = read(answer, 200, trackedRequestSchema);
      expectThat(tracked.status === 'in_review', 'the status in_review', `it was ${tracked.status}`);
      expectThat(tracked.closedAt === undefined, 'no closedAt', 'it was still there');
    },
  },
  {
    id: 'citizen/reply-channel',
    section,
    title: 'The reply channel changes within the contact that was given, and no further',
    needs: { capabilities: ['replyChannel'], writes: 'any' },
    run: async context => {
      const { replyChannels, defaultLocale } = context.jurisdiction;
      if (!replyChannels.includes('email')) throw new NotRun('the backend does not answer by e-mail');
      const choice = choose(context, ({ service }) => !service.sensitive);
      const applicant = {
        givenName: 'Conformance',
        familyName: 'Test',
        address: 'Conformance test',
        email: 'conformance@example.com',
      };
      const reply = { channel: 'none', locale: defaultLocale } as const;
      const { receipt } = await submit(context, { applicant, reply }, { choice });
      const change = (channel: string) =>
        askAsCitizen(context, receipt, 'changeReplyChannel', { body: { channel } });
      const place = { pointer: '/channel' };
      const unreachable = replyChannels.find(channel => channel === 'sms' || channel === 'phone');
      if (unreachable !== undefined) expectProblem(await change(unreachable), 'invalid', place);
      expectProblem(await change('conformance'), 'invalid', place);
      const changed = read(await change('email'), 200, trackedRequestSchema);
      expectThat(changed.reply.channel === 'email', 'the channel email', `it was ${changed.reply.channel}`);
      const back = read(await change('none'), 200, trackedRequestSchema);
      expectThat(back.reply.channel === 'none', 'the channel none', `it was ${back.reply.channel}`);
    },
  },
];
