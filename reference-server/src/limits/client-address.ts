import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Whose word on where a call comes from counts: so many proxies in front of this server, or those in these networks. */
export type TrustedProxies =
  { readonly hops: number } | { readonly networks: readonly (readonly [Address, number])[] };

/** Nobody's. */
export const noProxies: TrustedProxies = { hops: 0 };

/**
 * Trusted proxies as the operator writes them: a number of hops, or addresses and CIDR networks with commas between.
 *
 * @throws Error naming the part that is neither.
 */
export const trustedProxiesFrom = (text: string): TrustedProxies => {
  if (/^\d{1,2}$/.test(text)) return { hops: Number(text) };
  return { networks: text.split(',').map(part => networkFrom(part.trim())) };
};

const networkFrom = (text: string): readonly [Address, number] => {
  const [address = '', bits, ...more] = text.split('/');
  if (isIP(address) === 0 || more.length > 0) throw new Error(`“${text}” is no address`);
  const parsed = ipaddr.process(address);
  const longest = parsed.kind() === 'ipv4' ? 32 : 128;
  if (bits === undefined) return [parsed, longest];
  if (!/^\d{1,3}$/.test(bits) || Number(bits) > longest) throw new Error(`“${text}” is no network`);
  return [parsed, Number(bits)];
};

/**
 * The address that a call comes from: the first one, seen from here, that is no trusted proxy. What a client says of
 * itself counts only where a trusted proxy repeats it. A proxy sets `Forwarded` or `X-Forwarded-For` and may hand on
 * the other as it came; so where both are there and differ, neither is believed.
 */
export const clientAddress = (request: IncomingMessage, trusted: TrustedProxies): string => {
  const peer = addressFrom(request.socket.remoteAddress ?? '');
  if (peer === undefined) return 'unknown';
  const chains = [forwardedFor(request), xForwardedFor(request)].filter(chain => chain.length > 0);
  const [client = peer, other = client] = chains.map(chain => firstUntrusted([...chain, peer], trusted));
  return (isSame(client, other) ? client : peer).toString();
};

/** What calls are counted by: an IPv4 address, or the network of 64 bits that one IPv6 customer has for itself. */
export const networkOf = (address: string): string => {
  if (isIP(address) !== 6) return address;
  return ipaddr.IPv6.networkAddressFromCIDR(`${address}/64`).toString();
};

const isSame = (one: Address, other: Address) => one.toString() === other.toString();

/** `chain` runs from the client to us; `undefined` is a hop that says nothing, beyond which nothing is known. */
const firstUntrusted = (
  chain: readonly (Address | undefined)[],
  trusted: TrustedProxies,
): Address | undefined => {
  let nearest: Address | undefined;
  for (const [index, hop] of chain.toReversed().entries()) {
    if (hop === undefined) return nearest;
    nearest = hop;
    if (!isTrusted(hop, index, trusted)) return hop;
  }
  return nearest;
};

const isTrusted = (hop: Address, index: number, trusted: TrustedProxies): boolean =>
  'hops' in trusted
    ? index < trusted.hops
    : trusted.networks.some(([network, bits]) => network.kind() === hop.kind() && hop.match([network, bits]));

const xForwardedFor = (request: IncomingMessage): (Address | undefined)[] =>
  valuesOf(request, 'x-forwarded-for').map(addressFrom);

const forwardedFor = (request: IncomingMessage): (Address | undefined)[] =>
  valuesOf(request, 'forwarded').map(element => {
    const node = /(?:^|;)\s*for="?([^";]*)"?\s*(?:;|$)/i.exec(element)?.[1];
    return node === undefined ? undefined : addressFrom(node);
  });

const valuesOf = ({ headers }: IncomingMessage, name: 'forwarded' | 'x-forwarded-for'): string[] => {
  const value = headers[name];
  const line = Array.isArray(value) ? value.join(',') : (value ?? '');
  return line === '' ? [] : line.split(',').map(part => part.trim());
};

/** An address as proxies write it: bare, with a port, or in brackets. */
const addressFrom = (text: string): Address | undefined => {
  const bare = /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  const address = bare.replace(/%.*$/, '');
  return isIP(address) === 0 ? undefined : ipaddr.process(address);
};
