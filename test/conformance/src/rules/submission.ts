import type { NewRequest } from '@melikgazi/mimer-sdk/contract';
import type { Context } from '../context.ts';
import { expectProblem, expectStatus, expectThat } from '../expect.ts';
import { NotRun } from '../outcome.ts';
import type { Rule } from '../rule.ts';
import { choicesOf, identityOf, mayBeAnonymous } from '../submission/choice.ts';
import { choose, draft, post, submit, track } from '../submission/submit.ts';

const section = '§4';
const writes = { writes: 'any' } as const;
const asCitizen = { writes: 'anonymous' } as const;

const without = <Name extends keyof NewRequest>(body: NewRequest, name: Name): Omit<NewRequest, Name> => {
  const { [name]: _, ...rest } = body;
  return rest;
};

const postAsCitizen = (context: Context, body: object) => post(context, body, { as: 'anyone' });

export const submissionRules: readonly Rule[] = [
  {
    id: 'submission/accepted',
    section,
    title: 'A valid submission is taken: 201 with a receipt',
    needs: writes,
    run: async context => {
      expectStatus(await post(context, draft(context)), 201);
    },
  },
  {
    id: 'submission/accepted-anonymous',
    section,
    title: 'A citizen’s valid submission, without a key, is taken: 201 with a receipt',
    needs: asCitizen,
    run: async context => {
      expectStatus(await postAsCitizen(context, draft(context)), 201);
    },
  },
  {
    id: 'submission/required',
    section,
    title: 'Without kind, service, description or reply a submission is refused with a pointer',
    needs: writes,
    run: async context => {
      for (const name of ['kind', 'service', 'description', 'reply'] as const)
        expectProblem(await post(context, without(draft(context), name)), 'invalid', { pointer: `/${name}` });
    },
  },
  {
    id: 'submission/unknown-codes',
    section,
    title: 'An unknown kind or service is refused with a pointer',
    needs: writes,
    run: async context => {
      const code = 'conformance-unknown';
      expectProblem(await post(context, { ...draft(context), kind: code }), 'invalid', { pointer: '/kind' });
      const other = { ...without(draft(context), 'attributes'), service: code };
      expectProblem(await post(context, other), 'invalid', { pointer: '/service' });
    },
  },
  {
    id: 'submission/kind-of-service',
    section: '§3',
    title: 'A kind that the service does not take is refused',
    needs: writes,
    run: async context => {
      const { jurisdiction } = context;
      const choice = choose(
        context,
        ({ service: { kinds } }) => kinds !== undefined && kinds.length < jurisdiction.kinds.length,
        'where the service takes some kinds only',
      );
      const other = jurisdiction.kinds.find(({ code }) => choice.service.kinds?.includes(code) === false);
      const body = { ...draft(context, choice), kind: other?.code ?? '' };
      expectProblem(await post(context, body), 'invalid');
    },
  },
  {
    id: 'submission/description-length',
    section,
    title: 'A description has 1 to 4,000 characters; longer or blank ones are refused',
    needs: writes,
    run: async context => {
      const body = draft(context);
      const longest = `${body.description} ${'ş'.repeat(4000)}`.slice(0, 4000);
      expectStatus(await post(context, { ...body, description: longest }), 201);
      expectStatus(await post(context, { ...draft(context), description: 'Test' }), 201);
      for (const description of [`${longest}x`, '', '   '])
        expectProblem(await post(context, { ...body, description }), 'invalid', { pointer: '/description' });
    },
  },
  {
    id: 'submission/half-a-point',
    section,
    title: 'A latitude without a longitude, or beyond the poles, is refused',
    needs: writes,
    run: async context => {
      for (const [location, pointer] of [
        [{ lat: 38.7, street: 'Conformance test' }, '/location/lng'],
        [{ lat: 98.7, lng: 35.5 }, '/location/lat'],
      ] as const)
        expectProblem(await post(context, { ...draft(context), location }), 'invalid', { pointer });
    },
  },
  {
    id: 'submission/place',
    section,
    title:
      'An address or a point is enough of a place, and a neighbourhood that nobody knows is kept, not refused',
    needs: writes,
    run: async context => {
      const choice = choose(context, ({ service }) => service.location !== 'none', 'that has a place');
      for (const location of [
        { lat: 38.7224, lng: 35.5208 },
        { street: 'Conformance test', buildingNumber: '1/A' },
        { neighbourhood: 'Conformance Neighbourhood' },
      ]) {
        const { receipt } = await submit(context, { location }, { choice });
        const tracked = await track(context, receipt);
        for (const [name, value] of Object.entries(location)) {
          const shown: unknown = Reflect.get(tracked.location ?? {}, name);
          expectThat(shown === value, `location.${name} as it was given`, `it came back as ${String(shown)}`);
        }
      }
    },
  },
  {
    id: 'submission/known-neighbourhood',
    section,
    title: 'A neighbourhood is known by its code, name and aliases, however they are written',
    needs: writes,
    run: async context => {
      const [known] = context.jurisdiction.neighbourhoods;
      if (known === undefined) throw new NotRun('the backend lists no neighbourhoods');
      const choice = choose(context, ({ service }) => service.location !== 'none', 'that has a place');
      const upper = known.name.toLocaleUpperCase(context.jurisdiction.defaultLocale);
      const places: (string | undefined)[] = [];
      for (const neighbourhood of [known.code, known.name, upper, ...known.aliases.slice(0, 1)]) {
        const { receipt } = await submit(context, { location: { neighbourhood } }, { choice });
        places.push((await track(context, receipt)).location?.neighbourhood);
      }
      expectThat(
        new Set(places).size === 1,
        `one and the same place for every way to write ${known.name}`,
        `it came back as ${[...new Set(places)].join(', ')}`,
      );
    },
  },
  {
    id: 'submission/place-required',
    section: '§3',
    title: 'Where a service wants a place, a submission without one is refused',
    needs: writes,
    run: async context => {
      const choice = choose(context, ({ service }) => service.location === 'required', 'that wants a place');
      const body = without(draft(context, choice), 'location');
      expectProblem(await post(context, body), 'invalid', { pointer: '/location' });
    },
  },
  {
    id: 'submission/required-answer',
    section: '§3',
    title: 'A question that wants an answer and gets none refuses the submission with a pointer',
    needs: writes,
    run: async context => {
      const choice = choose(
        context,
        ({ service }) => service.attributes.some(({ required, visibleWhen }) => required && !visibleWhen),
        'with a question that wants an answer',
      );
      const code = choice.service.attributes.find(
        ({ required, visibleWhen }) => required && !visibleWhen,
      )?.code;
      const body = without(draft(context, choice), 'attributes');
      expectProblem(await post(context, body), 'invalid', { pointer: `/attributes/${code ?? ''}` });
    },
  },
  {
    id: 'submission/unknown-answer',
    section: '§3',
    title: 'An answer to a question that the service does not ask is refused',
    needs: writes,
    run: async context => {
      const body = draft(context);
      const attributes = { ...body.attributes, conformanceUnknown: 'x' };
      const codes = ['unknown_member', 'invalid'] as const;
      const pointer = '/attributes/conformanceUnknown';
      expectProblem(await post(context, { ...body, attributes }), codes, { pointer });
    },
  },
  {
    id: 'submission/hidden-answer',
    section: '§3',
    title: 'An answer to a question that stays hidden is refused',
    needs: writes,
    run: async context => {
      const hidden = ({ service }: { service: Context['services'][number] }) =>
        service.attributes.find(
          ({ visibleWhen, datatype }) => visibleWhen !== undefined && datatype !== 'datetime',
        );
      const choice = choose(
        context,
        found => hidden(found) !== undefined,
        'with a question that may be hidden',
      );
      const question = hidden(choice);
      const others = choice.service.attributes.find(({ code }) => code === question?.visibleWhen?.code);
      const shows = question?.visibleWhen?.equals;
      const other = others?.values?.find(({ key }) => key !== shows)?.key;
      const opener = other ?? (typeof shows === 'boolean' ? !shows : undefined);
      const body = draft(context, choice);
      const attributes = {
        ...body.attributes,
        ...(others !== undefined &&
          opener !== undefined && {
            [others.code]: others.datatype === 'multivaluelist' ? [opener] : opener,
          }),
        [question?.code ?? '']: question?.values?.[0]?.key ?? 'x',
      };
      const pointer = `/attributes/${question?.code ?? ''}`;
      expectProblem(await post(context, { ...body, attributes }), 'invalid', { pointer });
    },
  },
  {
    id: 'submission/value-of-list',
    section: '§3',
    title: 'An answer that is none of a question’s values is refused',
    needs: writes,
    run: async context => {
      const isList = ({ datatype, visibleWhen }: Context['services'][number]['attributes'][number]) =>
        datatype === 'singlevaluelist' && visibleWhen === undefined;
      const choice = choose(
        context,
        ({ service }) => service.attributes.some(isList),
        'with values to choose from',
      );
      const code = choice.service.attributes.find(isList)?.code ?? '';
      const body = draft(context, choice);
      const attributes = { ...body.attributes, [code]: 'conformance-unknown' };
      const pointer = `/attributes/${code}`;
      expectProblem(await post(context, { ...body, attributes }), 'invalid', { pointer });
    },
  },
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
