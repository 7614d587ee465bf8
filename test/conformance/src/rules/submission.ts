import { expectProblem, expectStatus, expectThat } from '../expect.ts';
import { NotRun } from '../outcome.ts';
import type { Rule } from '../rule.ts';
import { choose, draft, post, submit, track } from '../submission/submit.ts';
import { without } from '../submission/without.ts';

const section = '§4';
const writes = { writes: 'any' } as const;

/** What every submission has: codes, words, a place. */
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
    needs: { writes: 'anonymous' },
    run: async context => {
      expectStatus(await post(context, draft(context), { as: 'anyone' }), 201);
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
];
