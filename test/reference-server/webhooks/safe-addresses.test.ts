import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPublicAddress, publicAddresses } from '../../../reference-server/src/outbound/safe-addresses.ts';

for (const [title, addresses] of [
  ['this machine', ['127.0.0.1', '127.8.8.8', '::1', '0.0.0.0', '::']],
  [
    'private networks',
    ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fd00:ec2::254', 'fc00::1'],
  ],
  ['the link', ['169.254.169.254', 'fe80::1']],
  ['a provider’s own network', ['100.64.0.1', '100.100.100.200']],
  ['a cloud’s metadata', ['168.63.129.16', '192.0.0.192']],
  ['many at once, or nobody', ['224.0.0.1', '255.255.255.255', 'ff02::1', '240.0.0.1']],
  [
    'IPv4 in IPv6’s clothes',
    ['::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::'],
  ],
  ['documentation', ['192.0.2.1', '198.51.100.1', '2001:db8::1']],
] as const)
  test(`no address of ${title} is public`, () => {
    assert.deepEqual(addresses.filter(isPublicAddress), []);
  });

test('addresses out there are public', () => {
  const addresses = ['8.8.8.8', '193.140.1.1', '2a00:1450:4001:80f::200e', '::ffff:8.8.8.8'];
  assert.deepEqual(addresses.filter(isPublicAddress), addresses);
});

test('what is no address is not public', () => {
  assert.deepEqual(['', 'localhost', '1', '300.1.1.1'].filter(isPublicAddress), []);
});

test('a name is refused when any of its addresses is private', async () => {
  const resolve = () =>
    Promise.resolve([
      { address: '8.8.8.8', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ]);
  await assert.rejects(publicAddresses(new URL('https://crm.example'), resolve), {
    name: 'ForbiddenAddressError',
  });
});

test('a name that leads nowhere is refused', async () => {
  await assert.rejects(
    publicAddresses(new URL('https://crm.example'), () => Promise.resolve([])),
    {
      name: 'ForbiddenAddressError',
    },
  );
});

test('an address in a URL is judged however it is written, without asking anybody', async () => {
  const resolve = () => Promise.reject(new Error('asked'));
  for (const host of ['127.0.0.1', '2130706433', '0x7f.1', '0177.0.0.1', '[::1]', '[::ffff:127.0.0.1]'])
    await assert.rejects(publicAddresses(new URL(`https://${host}/`), resolve), {
      name: 'ForbiddenAddressError',
    });
  assert.deepEqual(await publicAddresses(new URL('https://8.8.8.8/'), resolve), [
    { address: '8.8.8.8', family: 4 },
  ]);
});
