import { deskRequestSchema, type Action, type DeskRequest } from '@melikgazi/mimer-sdk/contract';
import assert from 'node:assert/strict';
import * as z from 'zod/mini';
import { bearer, type startServer } from './server.ts';

type Server = Awaited<ReturnType<typeof startServer>>;

/** Reads a request at the desk. */
export const readAtDesk = async (server: Server, key: string, reference: string): Promise<DeskRequest> => {
  const response = await server.call(`/desk/requests/${reference}`, { headers: bearer(key) });
  const text = await response.text();
  assert.equal(response.status, 200, text);
  return z.parse(deskRequestSchema, JSON.parse(text));
};

/** Does actions at the desk, one after the other. */
export const actAtDesk = async (
  server: Server,
  key: string,
  reference: string,
  ...actions: readonly Action[]
): Promise<void> => {
  for (const action of actions) {
    const { version } = await readAtDesk(server, key, reference);
    const headers = { ...bearer(key), 'If-Match': `"${version}"` };
    const response = await server.post(`/desk/requests/${reference}/actions`, action, headers);
    assert.equal(response.status, 200, await response.text());
  }
};

/** Erases the personal data of a request at the desk. */
export const eraseAtDesk = (server: Server, key: string, reference: string): Promise<Response> =>
  server.call(`/desk/requests/${reference}/personal-data`, { method: 'DELETE', headers: bearer(key) });
