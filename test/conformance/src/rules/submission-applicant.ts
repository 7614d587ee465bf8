import type { Context } from '../context.ts';
import { expectProblem, expectStatus, expectThat } from '../expect.ts';
import { NotRun } from '../outcome.ts';
import type { Rule } from '../rule.ts';
import { choicesOf, identityOf, mayBeAnonymous } from '../submission/choice.ts';
import { choose, draft, post, submit } from '../submission/submit.ts';
import { without } from '../submission/without.ts';

const section = '§4';
const writes = { writes: 'any' } as const;
const asCitizen = { writes: 'anonymous' } as const;

const postAsCitizen = (context: Context, body: object) => post(context, body, { as: 'anyone' });

/** Who asks, how they are answered, and what only a key may say. */
export const submissionApplicantRules: readonly Rule[] = [
  {
    id: 'submission/contact-shapes',
    section: '§1',
    title:
      'A telephone number that is not E.164, an e-mail address that is none and a false identity number are refused',
    needs: writes,
    run: async context => {
      const body = draft(context);
      for (const [member, value] of [
        ['phone', '0530 253 91 91'],
        ['email', 'nobody'],
        ['nationalId', '10000000147'],
      ] as const) {
        const applicant = { ...body.applicant, [member]: value };
        const pointer = `/applicant/${member}`;
        expectProblem(await post(context, { ...body, applicant }), 'invalid', { pointer });
      }
    },
  },
  {
    id: 'submission/anonymous-reply',
    section,
    title: 'Who stays away altogether can’t be answered: any reply channel but none is refused',
    needs: writes,
    run: async context => {
      const choice = choose(
        context,
        found => mayBeAnonymous(found) && identityOf(found) === 'none',
        'that may be asked anonymously',
      );
      const [channel] = context.jurisdiction.replyChannels.filter(name => name !== 'none');
      if (channel === undefined) throw new NotRun('the backend names no reply channel');
      const body = without(draft(context, choice), 'applicant');
      const reply = { ...body.reply, channel };
      expectProblem(await post(context, { ...body, reply }), 'invalid');
    },
  },
  {
    id: 'submission/identity',
    section: '§3',
    title: 'Without a key, what the identity rule wants of the applicant must be there',
    needs: asCitizen,
    run: async context => {
      const choice = choose(
        context,
        found => !mayBeAnonymous(found) && identityOf(found) !== 'none',
        'that wants to know who asks',
      );
      const { applicant, ...body } = draft(context, choice);
      expectProblem(await postAsCitizen(context, body), 'invalid');
      if (identityOf(choice) === 'contact') return;
      for (const member of ['givenName', 'familyName', 'address'] as const) {
        const { [member]: _, ...gap } = { ...applicant };
        const pointer = `/applicant/${member}`;
        expectProblem(await postAsCitizen(context, { ...body, applicant: gap }), 'invalid', { pointer });
      }
    },
  },
  {
    id: 'submission/reply-needs-contact',
    section,
    title: 'Without a key, a reply channel wants the contact that it needs',
    needs: asCitizen,
    run: async context => {
      const { replyChannels } = context.jurisdiction;
      const choice = choicesOf(context.jurisdiction, context.services).find(found => !mayBeAnonymous(found));
      const contacts = { sms: 'phone', whatsapp: 'phone', phone: 'phone', email: 'email' } as const;
      const channels = (['sms', 'whatsapp', 'phone', 'email'] as const).filter(name =>
        replyChannels.includes(name),
      );
      if (channels.length === 0) throw new NotRun('the backend names no such channel');
      const body = draft(context, choice);
      for (const channel of channels) {
        const {
          phone: _,
          email: _1,
          ...applicant
        } = { givenName: 'Conformance', familyName: 'Test', ...body.applicant };
        const reply = { ...body.reply, channel };
        const pointer = `/applicant/${contacts[channel]}`;
        expectProblem(await postAsCitizen(context, { ...body, applicant, reply }), 'invalid', { pointer });
      }
    },
  },
  {
    id: 'submission/key-only-members',
    section,
    title: 'source, receivedAt, externalId and operator are refused without a key, each at its pointer',
    needs: asCitizen,
    run: async context => {
      const members = {
        source: 'phone',
        receivedAt: '2026-01-05T10:00:00+03:00',
        externalId: 'conformance',
        operator: 'Conformance',
      };
      for (const [member, value] of Object.entries(members)) {
        const codes = ['invalid', 'unknown_member'] as const;
        const body = { ...draft(context), [member]: value };
        expectProblem(await postAsCitizen(context, body), codes, { pointer: `/${member}` });
      }
    },
  },
  {
    id: 'submission/notices',
    section,
    title: 'Without a key, the notices must have been shown',
    needs: asCitizen,
    run: async context => {
      if (context.jurisdiction.notices.length === 0) throw new NotRun('the backend has no notices');
      const { notices = [], ...body } = draft(context);
      if (notices.length === 0) throw new NotRun('every notice belongs to a service');
      expectProblem(await postAsCitizen(context, body), 'invalid', { pointer: '/notices' });
    },
  },
  {
    id: 'submission/gaps-with-key',
    section,
    title: 'With a key, gaps in who asks are accepted',
    needs: { ...writes, scopes: ['requests:write'] },
    run: async context => {
      const choice = choose(
        context,
        ({ kind, service }) =>
          identityOf({ kind, service }) === 'full' &&
          kind.code !== 'information' &&
          !mayBeAnonymous({ kind, service }),
        'that wants to know who asks',
      );
      const body = {
        ...without(draft(context, choice), 'applicant'),
        applicant: { givenName: 'Conformance' },
      };
      expectStatus(await post(context, body, { as: 'key' }), 201);
    },
  },
  {
    id: 'submission/in-future',
    section,
    title: 'A receivedAt in the future is refused',
    needs: { ...writes, scopes: ['requests:write'] },
    run: async context => {
      const body = { ...draft(context), receivedAt: '2099-01-05T10:00:00+03:00' };
      expectProblem(await post(context, body, { as: 'key' }), 'invalid', { pointer: '/receivedAt' });
    },
  },
  {
    id: 'submission/received-earlier',
    section,
    title: 'With a key, receivedAt is when it reached the municipality, and its days count from there',
    needs: { ...writes, scopes: ['requests:write'] },
    run: async context => {
      const { receipt: now } = await submit(context);
      const receivedAt = new Date(Date.parse(now.receivedAt) - 3 * 86_400_000).toISOString();
      const { receipt } = await submit(context, { receivedAt }, { as: 'key' });
      expectThat(
        Date.parse(receipt.receivedAt) === Date.parse(receivedAt),
        `receivedAt ${receivedAt}`,
        `it was ${receipt.receivedAt}`,
      );
    },
  },
];
