import type { IncomingMessage } from 'node:http';
import { macOf, type Secrets } from '../secrets.ts';
import { clientAddress, networkOf, type TrustedProxies } from './client-address.ts';

/** Names where a call comes from: the same for the same address, and nothing that leads back to it. */
export type VisitorOf = (request: IncomingMessage) => string;

export const createVisitorOf =
  ({ mint }: Secrets, trusted: TrustedProxies): VisitorOf =>
  request =>
    macOf(mint, 'visitor.v1', networkOf(clientAddress(request, trusted)));
