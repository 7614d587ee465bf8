import assert from 'node:assert/strict';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { test } from 'node:test';
import {
  clientAddress,
  networkOf,
  trustedProxiesFrom,
} from '../../../reference-server/src/limits/client-address.ts';

interface Case {
  readonly title: string;
  readonly peer: string;
  readonly trusted: string;
  readonly xForwardedFor?: string;
  readonly forwarded?: string;
  readonly client: string;
}

const cases: Case[] = [
  { title: 'nobody is trusted', peer: '203.0.113.9', trusted: '0', client: '203.0.113.9' },
  {
    title: 'a header of whoever is not trusted says nothing',
    peer: '203.0.113.9',
    trusted: '10.0.0.0/8',
    xForwardedFor: '198.51.100.1',
    forwarded: 'for=198.51.100.1',
    client: '203.0.113.9',
  },
  {
    title: 'a trusted proxy names its client',
    peer: '10.0.0.1',
    trusted: '10.0.0.0/8',
    xForwardedFor: '198.51.100.1',
    client: '198.51.100.1',
  },
  {
    title: 'what the client itself put before is not believed',
    peer: '10.0.0.1',
    trusted: '10.0.0.0/8',
    xForwardedFor: '1.2.3.4, 10.9.9.9, 198.51.100.1',
    client: '198.51.100.1',
  },
  {
    title: 'a chain of trusted proxies is followed',
    peer: '10.0.0.1',
    trusted: '10.0.0.0/8,192.0.2.7',
    xForwardedFor: '198.51.100.1, 192.0.2.7, 10.0.0.2',
    client: '198.51.100.1',
  },
  {
    title: 'one hop counts one hop',
    peer: '203.0.113.9',
    trusted: '1',
    xForwardedFor: '1.2.3.4, 198.51.100.1',
    client: '198.51.100.1',
  },
  {
    title: 'two hops count two',
    peer: '203.0.113.9',
    trusted: '2',
    xForwardedFor: '1.2.3.4, 198.51.100.1, 203.0.113.8',
    client: '198.51.100.1',
  },
  {
    title: 'more hops than there are end at the first',
    peer: '203.0.113.9',
    trusted: '5',
    xForwardedFor: '198.51.100.1',
    client: '198.51.100.1',
  },
  {
    title: 'Forwarded is read as RFC 7239 writes it',
    peer: '10.0.0.1',
    trusted: '10.0.0.1',
    forwarded: 'for=1.2.3.4, For="[2001:db8:cafe::17]:4711";proto=https;by=203.0.113.43',
    client: '2001:db8:cafe::17',
  },
  {
    title: 'a port behind an address does not matter',
    peer: '10.0.0.1',
    trusted: '10.0.0.1',
    xForwardedFor: '198.51.100.1:52044',
    client: '198.51.100.1',
  },
  {
    title: 'headers that contradict each other are both ignored',
    peer: '10.0.0.1',
    trusted: '10.0.0.1',
    xForwardedFor: '198.51.100.1',
    forwarded: 'for=1.2.3.4',
    client: '10.0.0.1',
  },
  {
    title: 'headers that agree count',
    peer: '10.0.0.1',
    trusted: '10.0.0.1',
    xForwardedFor: '198.51.100.1',
    forwarded: 'for=198.51.100.1',
    client: '198.51.100.1',
  },
  {
    title: 'an obfuscated hop ends what is known',
    peer: '10.0.0.1',
    trusted: '10.0.0.0/8',
    forwarded: 'for=198.51.100.1, for=_hidden, for=10.0.0.2',
    client: '10.0.0.2',
  },
  {
    title: 'words that are no address end what is known',
    peer: '10.0.0.1',
    trusted: '10.0.0.1',
    xForwardedFor: '127.1, <script>',
    client: '10.0.0.1',
  },
  {
    title: 'an IPv4 peer on an IPv6 socket is the same peer',
    peer: '::ffff:10.0.0.1',
    trusted: '10.0.0.1',
    xForwardedFor: '198.51.100.1',
    client: '198.51.100.1',
  },
  {
    title: 'a network of IPv6 proxies is trusted',
    peer: 'fd00::1',
    trusted: 'fd00::/8',
    xForwardedFor: '2001:db8::1',
    client: '2001:db8::1',
  },
];

const requestFrom = ({ peer, xForwardedFor, forwarded }: Case): IncomingMessage => {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: peer });
  const request = new IncomingMessage(socket);
  if (xForwardedFor !== undefined) request.headers['x-forwarded-for'] = xForwardedFor;
  if (forwarded !== undefined) request.headers['forwarded'] = forwarded;
  return request;
};

for (const found of cases) {
  test(found.title, () => {
    assert.equal(clientAddress(requestFrom(found), trustedProxiesFrom(found.trusted)), found.client);
  });
}

test('an IPv6 customer is one network, whatever its address', () => {
  assert.equal(networkOf('2001:db8:1:2:3:4:5:6'), networkOf('2001:db8:1:2:ffff::1'));
  assert.notEqual(networkOf('2001:db8:1:2::1'), networkOf('2001:db8:1:3::1'));
  assert.equal(networkOf('198.51.100.1'), '198.51.100.1');
});

for (const text of ['proxy.example', '10.0.0.0/33', '10.0.0', '10.0.0.0/8/8', '10.0.0.1,', '-1', '999'])
  test(`“${text}” names no proxies`, () => {
    assert.throws(() => trustedProxiesFrom(text));
  });
