import { test } from 'node:test';
import { assertInvalid, assertProblem } from '../../support/problem.ts';
import { bearer, generalNotice, startServer, tip } from '../../support/server.ts';

const key = '00000000-0000-4000-8000-000000000001';

const refusals: { title: string; body: Record<string, unknown>; errors: Record<string, string> }[] = [
  {
    title: 'names every missing member',
    body: {},
    errors: { '/kind': 'required', '/service': 'required', '/description': 'required', '/reply': 'required' },
  },
  {
    title: 'takes null and the empty string for absent',
    body: { ...tip, description: '', kind: null },
    errors: { '/kind': 'required', '/description': 'required' },
  },
  {
    title: 'refuses an unknown service',
    body: { ...tip, service: 'NO-1' },
    errors: { '/service': 'unknown_value' },
  },
  { title: 'refuses an unknown kind', body: { ...tip, kind: 'joke' }, errors: { '/kind': 'unknown_value' } },
  {
    title: 'refuses a service that is prepared but not enabled',
    body: { ...tip, service: 'STR-6' },
    errors: { '/service': 'unknown_value' },
  },
  {
    title: 'refuses a kind that the service does not take',
    body: { ...tip, service: 'STR-4' },
    errors: { '/kind': 'not_allowed' },
  },
  {
    title: 'refuses a kind that only services which name it take',
    body: {
      ...tip,
      kind: 'records',
      applicant: { givenName: 'A', familyName: 'B', address: 'C', nationalId: '10000000146' },
    },
    errors: { '/kind': 'not_allowed' },
  },
  {
    title: 'refuses a description of 4,001 characters',
    body: { ...tip, description: 'x'.repeat(4001) },
    errors: { '/description': 'too_long' },
  },
  {
    title: 'refuses a reply channel that is none',
    body: { ...tip, reply: { channel: 'pigeon', locale: 'en' } },
    errors: { '/reply/channel': 'unknown_value' },
  },
  {
    title: 'refuses a reply channel that the municipality does not offer',
    body: { ...tip, applicant: { phone: '+905302539191' }, reply: { channel: 'whatsapp', locale: 'en' } },
    errors: { '/reply/channel': 'unknown_value' },
  },
  {
    title: 'wants a telephone number for SMS',
    body: { ...tip, applicant: { givenName: 'A' }, reply: { channel: 'sms', locale: 'en' } },
    errors: { '/applicant/phone': 'required' },
  },
  {
    title: 'wants a mobile number for SMS',
    body: { ...tip, applicant: { phone: '+903522521333' }, reply: { channel: 'sms', locale: 'en' } },
    errors: { '/applicant/phone': 'mobile_required' },
  },
  {
    title: 'wants an e-mail address for e-mail',
    body: { ...tip, applicant: { phone: '+903522521333' }, reply: { channel: 'email', locale: 'en' } },
    errors: { '/applicant/email': 'required' },
  },
  {
    title: 'wants an address for post',
    body: { ...tip, applicant: { phone: '+903522521333' }, reply: { channel: 'post', locale: 'en' } },
    errors: { '/applicant/address': 'required' },
  },
  {
    title: 'answers nobody who is anonymous',
    body: { ...tip, reply: { channel: 'sms', locale: 'en' } },
    errors: { '/reply/channel': 'not_allowed' },
  },
  {
    title: 'wants name and address where the kind does',
    body: { ...tip, kind: 'complaint', applicant: { givenName: 'A' } },
    errors: { '/applicant/familyName': 'required', '/applicant/address': 'required' },
  },
  {
    title: 'wants telephone or e-mail where the kind does',
    body: { ...tip, kind: 'idea', applicant: { givenName: 'A' } },
    errors: { '/applicant/phone': 'contact_required' },
  },
  {
    title: 'wants somebody where the kind forbids anonymity',
    body: { ...tip, kind: 'idea' },
    errors: { '/applicant/phone': 'contact_required' },
  },
  {
    title: 'refuses an identity number with a wrong check digit',
    body: { ...tip, applicant: { nationalId: '10000000147' } },
    errors: { '/applicant/nationalId': 'invalid_checksum' },
  },
  {
    title: 'refuses to hide an identity where the service does not offer it',
    body: {
      ...tip,
      service: 'STR-1',
      applicant: { hideIdentity: true },
      location: { street: 'Main' },
      attributes: { size: 'small' },
    },
    errors: { '/applicant/hideIdentity': 'not_allowed' },
  },
  {
    title: 'wants a place where the service does',
    body: { ...tip, service: 'STR-1', attributes: { size: 'small' } },
    errors: { '/location': 'required' },
  },
  {
    title: 'wants both coordinates of a point',
    body: { ...tip, location: { lat: 40.7 } },
    errors: { '/location/lng': 'required' },
  },
  {
    title: 'refuses a point that is not on Earth',
    body: { ...tip, location: { lat: 91, lng: 0 } },
    errors: { '/location/lat': 'too_large' },
  },
  {
    title: 'wants the answer to a required question',
    body: { ...tip, service: 'STR-1', location: { street: 'Main' } },
    errors: { '/attributes/size': 'required' },
  },
  {
    title: 'wants the answer to a required question once it is shown',
    body: { ...tip, service: 'STR-1', location: { street: 'Main' }, attributes: { size: 'large' } },
    errors: { '/attributes/depth': 'required' },
  },
  {
    title: 'refuses the answer to a hidden question',
    body: { ...tip, service: 'STR-1', location: { street: 'Main' }, attributes: { size: 'small', depth: 3 } },
    errors: { '/attributes/depth': 'not_allowed' },
  },
  {
    title: 'refuses answers of another type or value',
    body: {
      ...tip,
      service: 'STR-1',
      location: { street: 'Main' },
      attributes: { size: 'huge', days: ['mon', 'sun'], since: 'yesterday', dangerous: 'yes' },
    },
    errors: {
      '/attributes/size': 'unknown_value',
      '/attributes/days': 'unknown_value',
      '/attributes/since': 'invalid_format',
      '/attributes/dangerous': 'invalid_type',
    },
  },
  {
    title: 'leaves source, time, number and operator to those with a key',
    body: { ...tip, source: 'phone', receivedAt: '2026-11-20T10:00:00Z', externalId: '1', operator: 'x' },
    errors: {
      '/source': 'not_allowed',
      '/receivedAt': 'not_allowed',
      '/externalId': 'not_allowed',
      '/operator': 'not_allowed',
    },
  },
  {
    title: 'refuses a version of a notice that was never published',
    body: { ...tip, notices: [{ id: 'general', version: '3' }] },
    errors: { '/notices/0/version': 'unknown_value' },
  },
];

for (const { title, body, errors } of refusals) {
  test(title, async t => {
    const server = await startServer(t);
    const notices = 'notices' in body || !('kind' in body) ? {} : { notices: [generalNotice] };
    const response = await server.post('/requests', { ...notices, ...body }, { 'Idempotency-Key': key });
    await assertInvalid(response, errors);
  });
}

test('wants the general notice read', async t => {
  const server = await startServer(t);
  await assertInvalid(await server.post('/requests', tip, { 'Idempotency-Key': key }), {
    '/notices': 'required',
  });
});

test('wants the service’s own notice read', async t => {
  const server = await startServer(t);
  const body = {
    ...tip,
    service: 'STR-3',
    kind: 'idea',
    applicant: { email: 'a@example.org' },
    notices: [generalNotice],
  };
  await assertInvalid(await server.post('/requests', body, { 'Idempotency-Key': key }), {
    '/notices': 'required',
  });
});

test('names an unknown member with its pointer', async t => {
  const server = await startServer(t);
  const body = { ...tip, notices: [generalNotice], applicant: { 'a/b': 1 }, colour: 'red' };
  const problem = await assertProblem(
    await server.post('/requests', body, { 'Idempotency-Key': key }),
    'unknown_member',
  );
  const pointers = (problem.errors ?? []).map(({ pointer }) => pointer).sort();
  if (pointers.join() !== '/applicant/a~1b,/colour') throw new Error(pointers.join());
});

test('names an unknown answer with its pointer', async t => {
  const server = await startServer(t);
  const body = { ...tip, notices: [generalNotice], attributes: { colour: 'red' } };
  await assertProblem(await server.post('/requests', body, { 'Idempotency-Key': key }), 'unknown_member');
});

test('refuses a time in the future from a key', async t => {
  const server = await startServer(t);
  const apiKey = await server.key(['requests:write']);
  const response = await server.post(
    '/requests',
    { ...tip, receivedAt: '2026-11-23T17:00:01Z' },
    { 'Idempotency-Key': key, ...bearer(apiKey) },
  );
  await assertInvalid(response, { '/receivedAt': 'in_future' });
});
