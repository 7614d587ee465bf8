import { lookup, type LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import { promisify } from 'node:util';
import ipaddr from 'ipaddr.js';

/** All addresses of a name. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

const resolveByMachine: Resolve = hostname => promisify(lookup)(hostname, { all: true, verbatim: true });

/** A name that leads to an address that may not be connected to. */
export class ForbiddenAddressError extends Error {
  override readonly name = 'ForbiddenAddressError' as const;
  constructor() {
    super('private address');
  }
}

/**
 * The addresses of a URL's host, each of them out in the public internet; who connects must connect to one of these,
 * since a name may lead elsewhere when it is asked again.
 *
 * @throws {@link ForbiddenAddressError} where one of them is private, of this machine, or of the network's own.
 */
export const publicAddresses = async (
  url: URL,
  resolve: Resolve = resolveByMachine,
): Promise<readonly LookupAddress[]> => {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  const addresses = family === 0 ? await resolve(host) : [{ address: host, family }];
  if (addresses.length === 0 || !addresses.every(({ address }) => isPublicAddress(address)))
    throw new ForbiddenAddressError();
  return addresses;
};

/** Reachable by all, and yet a cloud's own: it hands the machine's secrets to whoever asks from there. */
const metadataAddresses: readonly string[] = ['168.63.129.16'];

/** Whether an address belongs to the public internet: neither private nor reserved for anything, in IPv4 or IPv6. */
export const isPublicAddress = (text: string): boolean => {
  if (!ipaddr.isValid(text)) return false;
  // An IPv4 address in IPv6's clothes is judged as what it is.
  const address = ipaddr.process(text);
  return address.range() === 'unicast' && !metadataAddresses.includes(address.toString());
};
