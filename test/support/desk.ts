import assert from 'node:assert/strict';
import {
  deskRequestSchema,
  trackedRequestSchema,
  type Action,
  type DeskRequest,
  type NewRequest,
  type TrackedRequest,
} from '@melikgazi/mimer-sdk/contract';
import * as z from 'zod/mini';
import { bearer, type startServer } from './server.ts';

type Server = Awaited<ReturnType<typeof startServer>>;

/** A complaint that came by telephone: its rule gives ten days, and five more if need be. */
export const complaint = {
  kind: 'complaint',
  service: 'STR-2',
  source: 'phone',
  applicant: { givenName: 'Ayşe', phone: '+905302539191' },
  reply: { channel: 'sms', locale: 'en' },
} as const satisfies Partial<NewRequest>;

/** The desk's key, as a client of that name. */
export const deskKey = (server: Server, client = 'desk-one') =>
  server.key(['requests:write', 'desk:read', 'desk:write'], { client });

export const readDesk = async (response: Response): Promise<DeskRequest> =>
  z.parse(deskRequestSchema, await response.json());

export const readTracked = async (response: Response): Promise<TrackedRequest> =>
  z.parse(trackedRequestSchema, await response.json());

/** A request with both its sides: a clerk's and its citizen's. */
export const openCase = async (server: Server, key: string, body: Partial<NewRequest> = complaint) => {
  const receipt = await server.submit(key, body);
  const deskPath = `/desk/requests/${receipt.reference}`;
  const citizenPath = `/requests/${receipt.reference}`;
  const get = async () => readDesk(await server.call(deskPath, { headers: bearer(key) }));

  /** Acts on a version, without looking at the answer. */
  const act = (action: Action, version: number, headers: Record<string, string> = {}) =>
    server.post(`${deskPath}/actions`, action, { ...bearer(key), 'If-Match': `"${version}"`, ...headers });

  /** Calls as the citizen, with a fresh idempotency key unless one is given. */
  const citizen = (
    call: 'replies' | 'rating' | 'reopening' | 'withdrawal' | 'reply-channel',
    sent: object,
    headers: Record<string, string> = {},
  ) =>
    server.call(`${citizenPath}/${call}`, {
      method: call === 'reply-channel' ? 'PUT' : 'POST',
      headers: {
        ...bearer(receipt.trackingCode),
        'Content-Type': 'application/json',
        'Idempotency-Key': crypto.randomUUID(),
        ...headers,
      },
      body: JSON.stringify(sent),
    });

  const succeeded = async (response: Response): Promise<Response> => {
    assert.ok(response.ok, `${response.status} ${response.ok ? '' : await response.clone().text()}`);
    return response;
  };

  return {
    receipt,
    get,
    act,
    citizen,
    /** Acts on the version as it is now; fails unless it was done. */
    does: async (action: Action): Promise<DeskRequest> =>
      readDesk(await succeeded(await act(action, (await get()).version))),
    /** Calls as the citizen; fails unless it was done. */
    asks: async (...args: Parameters<typeof citizen>): Promise<TrackedRequest> =>
      readTracked(await succeeded(await citizen(...args))),
    /** What the citizen is sent, to the last character: parsing leaves out what the contract does not know. */
    trackedText: async (): Promise<string> =>
      (await server.call(citizenPath, { headers: bearer(receipt.trackingCode) })).text(),
    track: async (): Promise<TrackedRequest> =>
      readTracked(await succeeded(await server.call(citizenPath, { headers: bearer(receipt.trackingCode) }))),
  };
};
export type Case = Awaited<ReturnType<typeof openCase>>;
