import assert from 'node:assert/strict';
import { solveChallenge } from '@melikgazi/mimer-sdk/challenge';
import { calls, type Call, type CallName } from '@melikgazi/mimer-sdk/contract';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { bearer, complaint, seeded, startBackend } from './support.ts';

type World = ReturnType<typeof startBackend>;
interface Made {
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: object;
}

const key = () => ({ 'Idempotency-Key': crypto.randomUUID() });
const photo = new File([Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2)], 'çukur.jpg', { type: 'image/jpeg' });

const upload = async ({ desk }: World) => desk.attachments.upload(photo, { name: photo.name });

/** A test request with a file, by the test key, told by telephone. */
const withFile = async (world: World) => {
  const { id } = await upload(world);
  const reply = { channel: 'phone', locale: 'tr' } as const;
  const receipt = await world.desk.requests.create({ ...complaint, reply, attachments: [id] });
  return { ...receipt, id };
};

const ofCitizen = ({ backend }: World, status: 'resolved' | 'received' | 'declined', path = ''): Made => {
  const { reference, trackingCode } = seeded(backend, status);
  return { path: `/requests/${reference}${path}`, headers: { ...bearer(trackingCode), ...key() } };
};

const ofDesk = ({ backend, apiKey }: World, path: string): Made => ({
  path: path.replace('{reference}', seeded(backend, 'resolved').reference),
  headers: bearer(apiKey),
});

const form = () => {
  const data = new FormData();
  data.append('file', photo, photo.name);
  return data;
};

/** How each call of the contract is made so that it succeeds; one that is missing here does not compile. */
const rows: Record<CallName, (world: World) => Made | Promise<Made>> = {
  getJurisdiction: () => ({ path: '/' }),
  listServices: () => ({ path: '/services' }),
  getChallenge: () => ({ path: '/challenge' }),
  uploadAttachment: ({ apiKey }) => ({ path: '/attachments', headers: bearer(apiKey), body: form() }),
  findReceipt: async ({ citizen }) => {
    const idempotencyKey = crypto.randomUUID();
    const challenge = await solveChallenge(await citizen.challenge.get());
    await citizen.requests.create({ ...complaint, challenge }, { idempotencyKey });
    return { path: '/receipt', headers: { 'Idempotency-Key': idempotencyKey } };
  },
  createRequest: ({ apiKey }) => ({
    path: '/requests',
    headers: { ...bearer(apiKey), ...key() },
    body: complaint,
  }),
  trackRequest: world => ofCitizen(world, 'received'),
  watchRequest: world => ofCitizen(world, 'received', '/live'),
  getAttachment: async world => {
    const { reference, trackingCode, id } = await withFile(world);
    return { path: `/requests/${reference}/attachments/${id}`, headers: bearer(trackingCode) };
  },
  replyToRequest: world => ({ ...ofCitizen(world, 'received', '/replies'), body: { text: 'x' } }),
  rateRequest: world => ({ ...ofCitizen(world, 'declined', '/rating'), body: { score: 1 } }),
  reopenRequest: world => ({ ...ofCitizen(world, 'resolved', '/reopening'), body: { text: 'x' } }),
  withdrawRequest: world => ({ ...ofCitizen(world, 'received', '/withdrawal'), body: {} }),
  changeReplyChannel: world => ({
    ...ofCitizen(world, 'received', '/reply-channel'),
    body: { channel: 'email' },
  }),
  getStatistics: () => ({ path: '/statistics' }),
  listDeskRequests: world => ofDesk(world, '/desk/requests?status=resolved&sort=-dueOn&limit=1'),
  getDeskRequest: world => ofDesk(world, '/desk/requests/{reference}'),
  actOnRequest: async world => {
    const made = ofDesk(world, '/desk/requests/{reference}/actions');
    const { version } = await world.desk.desk.requests.get(seeded(world.backend, 'resolved').reference);
    const body = { type: 'comment', text: 'x', public: false };
    return { ...made, headers: { ...made.headers, 'If-Match': `"${version}"` }, body };
  },
  getDeskAttachment: async world => {
    const { reference, id } = await withFile(world);
    return ofDesk(world, `/desk/requests/${reference}/attachments/${id}`);
  },
  exportPersonalData: world => ofDesk(world, '/desk/requests/{reference}/personal-data'),
  erasePersonalData: world => ofDesk(world, '/desk/requests/{reference}/personal-data'),
  getDeskStatistics: world => ofDesk(world, '/desk/statistics'),
  listNotifications: world => ofDesk(world, '/desk/notifications?channel=sms&state=sent&limit=3'),
  settleNotification: async world => {
    const { reference } = await withFile(world);
    const { items } = await world.desk.desk.notifications.page({ reference, state: 'task' });
    const body = { outcome: 'done', note: 'Aradık.' };
    return { ...ofDesk(world, `/desk/notifications/${items[0]?.id}/outcome`), body };
  },
  listWebhookDeliveries: ({ backend }) => ({
    path: '/desk/webhook-deliveries?webhook=crm&state=sent',
    headers: bearer(backend.apiKey({ test: false })),
  }),
  replayWebhookDelivery: async ({ backend, call }) => {
    const headers = bearer(backend.apiKey({ test: false }));
    const page: unknown = await (await call('/desk/webhook-deliveries?limit=1', { headers })).json();
    const { items } = z.parse(calls.listWebhookDeliveries.answer.schema, page);
    return { path: `/desk/webhook-deliveries/${items[0]?.id}/replay`, headers };
  },
  listUnits: world => ofDesk(world, '/desk/units'),
};

const make = async (name: CallName, world: World, made: Made): Promise<Response> => {
  const { path, headers = {}, body } = made;
  const isJson = body !== undefined && !(body instanceof FormData);
  return world.call(path, {
    method: calls[name].method,
    headers: { ...headers, ...(isJson && { 'Content-Type': 'application/json' }) },
    ...(body !== undefined && { body: isJson ? JSON.stringify(body) : body }),
  });
};

const isName = (name: string): name is CallName => name in calls;

for (const name of Object.keys(calls).filter(isName)) {
  const call: Call = calls[name];

  test(`${name} answers what the contract promises`, async () => {
    const world = startBackend();
    const response = await make(name, world, await rows[name](world));
    if (call.answer.events === true) {
      assert.equal(response.headers.get('Content-Type'), 'text/event-stream');
      return response.body?.cancel();
    }
    const text = await response.text();
    assert.equal(response.status, call.answer.status, text);
    if (call.answer.schema === undefined) return;
    const json: unknown = JSON.parse(text);
    assert.ok(!Array.isArray(json) || json.length > 0);
    if (typeof json === 'object' && json !== null && 'items' in json) assert.notDeepEqual(json.items, []);
    assert.ok(z.safeParse(call.answer.schema, json).success, text);
  });

  if (call.credential === 'none') continue;
  test(`${name} is refused to whoever has no right to it`, async () => {
    const world = startBackend();
    const made = await rows[name](world);
    const forged = { ...made.headers, ...bearer('mimer_test_forged') };
    assert.equal((await make(name, world, { ...made, headers: forged })).status, 401);
    if (call.scope === undefined) return;
    const scopes = (['requests:write', 'desk:read', 'desk:erase'] as const).filter(
      scope => scope !== call.scope,
    );
    const poor = { ...made.headers, ...bearer(world.backend.apiKey({ scopes })) };
    assert.equal((await make(name, world, { ...made, headers: poor })).status, 403);
  });

  test(`${name} is not there where its capability is not offered`, async () => {
    const bare = startBackend({ capabilities: [] });
    const made = await rows[name](startBackend());
    const { status } = await make(name, bare, made);
    assert.ok(isCore(name) ? status !== 404 && status !== 405 : status === 404, `${status}`);
  });
}

function isCore(name: CallName): boolean {
  return ['getJurisdiction', 'listServices', 'createRequest', 'trackRequest'].includes(name);
}
