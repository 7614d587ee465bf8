import { deskRequestSchema } from '@melikgazi/mimer-sdk/contract';
import { cameOf, lineOf } from '../answer.ts';
import { openCase } from '../desk/case.ts';
import { expectProblem, expectThat, read } from '../expect.ts';
import { NotRun } from '../outcome.ts';
import type { Rule } from '../rule.ts';
import { choose, newToken, track, trackAnswer } from '../submission/submit.ts';

const section = '§3';
const needs = {
  capabilities: ['desk'],
  scopes: ['desk:read', 'desk:write'],
  writes: 'any',
} as const satisfies Rule['needs'];

const comment = () => ({ type: 'comment', text: `Conformance test ${newToken()}`, public: false }) as const;

export const actionRules: readonly Rule[] = [
  {
    id: 'actions/if-match-required',
    section,
    title: 'An action without If-Match answers 428 precondition_required and does nothing',
    needs,
    run: async context => {
      const opened = await openCase(context);
      expectProblem(await opened.act({ type: 'review' }, undefined), 'precondition_required');
      const { status } = await opened.read();
      expectThat(status === 'received', 'the status received', `it was ${status}`);
    },
  },
  {
    id: 'actions/stale',
    section,
    title: 'An action on a version that is over answers 412 stale and does nothing',
    needs,
    run: async context => {
      const opened = await openCase(context);
      const { version } = await opened.read();
      await opened.does(comment());
      const answer = await opened.act({ type: 'review' }, version);
      expectProblem(answer, 'stale');
      const { status } = await opened.read();
      expectThat(status === 'received', 'the status received', `it was ${status}`);
    },
  },
  {
    id: 'actions/no-version',
    section,
    title: 'An If-Match that names no version of the request answers 412 stale',
    needs,
    run: async context => {
      const opened = await openCase(context);
      for (const version of ['something-else', 999_999])
        expectProblem(await opened.act({ type: 'review' }, version), 'stale');
    },
  },
  {
    id: 'actions/version-rises',
    section: '§6',
    title: 'Every action raises the version, and the answer’s ETag is the new one',
    needs,
    run: async context => {
      const opened = await openCase(context);
      const { version } = await opened.read();
      const answer = await opened.act(comment(), version);
      const after = read(answer, 200, deskRequestSchema);
      expectThat(after.version > version, `a version above ${version}`, `it was ${after.version}`);
      const tag = answer.headers.get('ETag') ?? 'absent';
      expectThat(tag === `"${after.version}"`, `ETag: "${after.version}"`, `it was ${tag}`);
      const now = (await opened.read()).version;
      expectThat(now === after.version, 'the same version when it is read', `it was ${now}`);
    },
  },
  {
    id: 'actions/parallel',
    section,
    title: 'Of many actions at once on one version, one is done and the others answer 412 stale',
    needs,
    run: async context => {
      const opened = await openCase(context);
      const { version } = await opened.read();
      const answers = await Promise.all(
        Array.from({ length: Math.min(context.parallel, 50) }, () => opened.act(comment(), version)),
      );
      const done = answers.filter(({ status }) => status === 200);
      expectThat(done.length === 1, 'one action to be done', `${done.length} of ${answers.length} were`);
      for (const answer of answers) if (answer.status !== 200) expectProblem(answer, 'stale');
      const { timeline } = await opened.read();
      const comments = timeline.filter(({ type }) => type === 'commented').length;
      expectThat(comments === 1, 'one event', `there are ${comments}`);
    },
  },
  {
    id: 'actions/idempotent',
    section: '§4',
    title:
      'An action again with its Idempotency-Key is the same action: one event, marked Idempotency-Replayed',
    needs,
    run: async context => {
      const opened = await openCase(context);
      const { version } = await opened.read();
      const headers = { 'Idempotency-Key': crypto.randomUUID() };
      const action = comment();
      const first = read(await opened.act(action, version, headers), 200, deskRequestSchema);
      const again = await opened.act(action, version, headers);
      const second = read(again, 200, deskRequestSchema);
      expectThat(
        again.headers.get('Idempotency-Replayed') === 'true',
        'Idempotency-Replayed: true',
        `${lineOf(again)} answered without`,
      );
      expectThat(
        second.version === first.version && second.timeline.length === first.timeline.length,
        'one event',
        'the replay made another',
      );
      const other = { ...action, text: `${action.text} Something else.` };
      expectProblem(await opened.act(other, second.version, headers), 'idempotency_mismatch');
    },
  },
  {
    id: 'actions/parallel-idempotent',
    section: '§4',
    title: 'Many times at once with one Idempotency-Key, an action is done once',
    needs,
    run: async context => {
      const opened = await openCase(context);
      const { version } = await opened.read();
      const headers = { 'Idempotency-Key': crypto.randomUUID() };
      const action = comment();
      const answers = await Promise.all(
        Array.from({ length: Math.min(context.parallel, 50) }, () => opened.act(action, version, headers)),
      );
      for (const answer of answers) if (answer.status !== 200) expectProblem(answer, ['in_flight', 'stale']);
      const { timeline } = await opened.read();
      const comments = timeline.filter(({ type }) => type === 'commented').length;
      expectThat(comments === 1, 'one event', `there are ${comments}`);
    },
  },
  {
    id: 'actions/refusals',
    section: '§6',
    title: 'An action that there is not, lacks its members or has others is refused with a pointer',
    needs,
    run: async context => {
      const opened = await openCase(context);
      const cases: readonly (readonly [object, string])[] = [
        [{ type: 'resolve' }, '/text'],
        [{ type: 'conformance-unknown' }, '/type'],
        [{ type: 'review', conformanceUnknown: true }, '/conformanceUnknown'],
        [{ type: 'forward', unit: 'conformance-unknown' }, '/unit'],
        [{ type: 'decline', reason: 'conformance-unknown', text: 'Conformance test.' }, '/reason'],
        [{ type: 'merge', into: opened.receipt.reference }, '/into'],
        [{ type: 'merge', into: '0000-0000000-0' }, '/into'],
        [{ type: 'redact', eventId: 'conformance-unknown' }, '/eventId'],
      ];
      for (const [action, pointer] of cases)
        expectProblem(await opened.actNow(action), ['invalid', 'unknown_member'], { pointer });
    },
  },
  {
    id: 'actions/unknown-request',
    section,
    title: 'A request that there is not answers 404 not_found at the desk',
    needs: { capabilities: ['desk'], scopes: ['desk:read'] },
    run: async ({ send, apiKey: bearer }) => {
      expectProblem(await send({ path: '/desk/requests/0000-0000000-0', bearer }), 'not_found');
    },
  },
  {
    id: 'actions/internal-comment',
    section: '§5',
    title: 'What is internal at the desk, a comment or a note, is never shown to the citizen',
    needs,
    run: async context => {
      const opened = await openCase(context);
      const secret = `Conformance-${newToken()}`;
      await opened.does({ type: 'comment', text: secret, public: false }, { type: 'start', note: secret });
      const answer = await trackAnswer(context, opened.receipt);
      expectThat(answer.status === 200, '200', cameOf(answer));
      expectThat(!answer.text.includes(secret), 'nothing internal', 'the internal words were shown');
    },
  },
  {
    id: 'actions/public-comment',
    section: '§5',
    title: 'What the desk says in public is shown to the citizen, without who said it',
    needs,
    run: async context => {
      const opened = await openCase(context);
      const text = `Conformance-${newToken()}`;
      const { timeline } = await opened.does({ type: 'comment', text, public: true });
      const answer = await trackAnswer(context, opened.receipt);
      expectThat(answer.text.includes(text), 'the public words', 'they were not shown');
      const { by } = timeline.at(-1) ?? {};
      const tracked = await track(context, opened.receipt);
      const event = tracked.timeline.find(shown => shown.text === text);
      expectThat(event?.actor === 'staff', 'an event by staff', `it was by ${event?.actor ?? 'nobody'}`);
      expectThat(
        by === undefined || !JSON.stringify(event).includes(`"${by}"`),
        'no name of staff',
        'the event named who did it',
      );
    },
  },
  {
    id: 'actions/amend',
    section: '§6',
    title: 'What is amended is shown from then on, and the event stays inside',
    needs,
    run: async context => {
      const opened = await openCase(context);
      const street = `Conformance ${newToken()}`;
      const after = await opened.does({ type: 'amend', location: { street } });
      expectThat(
        after.location?.street === street,
        'the street as amended',
        `it was ${after.location?.street ?? 'absent'}`,
      );
      const { timeline } = await track(context, opened.receipt);
      const shown = timeline.find(({ type }) => type === 'amended');
      expectThat(shown === undefined, 'no event “amended” for the citizen', 'it was shown');
    },
  },
  {
    id: 'actions/redact',
    section: '§6',
    title: 'What is redacted is gone for everybody',
    needs,
    run: async context => {
      const opened = await openCase(context);
      const text = `Conformance-${newToken()}`;
      const { timeline } = await opened.does({ type: 'comment', text, public: true });
      const eventId = timeline.at(-1)?.id ?? '';
      await opened.does({ type: 'redact', eventId });
      const [desk, citizen] = [await opened.readAnswer(), await trackAnswer(context, opened.receipt)];
      expectThat(!desk.text.includes(text), 'no such words at the desk', 'they were shown');
      expectThat(!citizen.text.includes(text), 'no such words for the citizen', 'they were shown');
    },
  },
  {
    id: 'actions/renew-code',
    section: '§6',
    title: 'A renewed tracking code makes the old one void, and the desk never sees the new one',
    needs,
    run: async context => {
      if (!context.isTestKey) throw new NotRun('renewing a code sends a message: needs a test key');
      if (!context.jurisdiction.replyChannels.includes('email'))
        throw new NotRun('the backend does not answer by e-mail');
      const opened = await openCase(context, {
        applicant: {
          givenName: 'Conformance',
          familyName: 'Test',
          email: 'conformance@example.com',
          address: 'Conformance test',
        },
        reply: { channel: 'email', locale: context.jurisdiction.defaultLocale },
      });
      const answer = await opened.actNow({ type: 'renewCode' });
      read(answer, 200, deskRequestSchema);
      expectThat(
        !/(?<![\w.+-])\d{10}(?![\w.-])/.test(answer.text),
        'no tracking code at the desk',
        'the answer holds ten digits that may be one',
      );
      expectProblem(await trackAnswer(context, opened.receipt), 'not_found');
    },
  },
  {
    id: 'actions/extend-once',
    section: '§5',
    title: 'The time to answer is extended once: a second extension is refused',
    needs,
    run: async context => {
      const extension = { type: 'extend', days: 1, reason: 'Conformance test' };
      for (const { code, deadline } of context.jurisdiction.kinds) {
        if (deadline === undefined) continue;
        const opened = await openCase(
          context,
          {},
          choose(context, ({ kind }) => kind.code === code),
        );
        // Which kinds may be extended, no document says.
        const first = await opened.actNow(extension);
        if (first.status !== 200) continue;
        expectProblem(await opened.actNow(extension), 'illegal_transition');
        return;
      }
      throw new NotRun('no kind of request can be extended');
    },
  },
];
