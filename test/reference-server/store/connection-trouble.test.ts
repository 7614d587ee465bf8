import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectionTrouble } from '../../../reference-server/src/store/postgres/connection-trouble.ts';

const url = 'postgresql://mimer:canary@db.example.tr/mimer?sslmode=verify-full';

// As Node's TLS names what is wrong with a certificate.
for (const [code, expected] of [
  [
    'SELF_SIGNED_CERT_IN_CHAIN',
    /mimer at db\.example\.tr as mimer shows a certificate whose issuer is not known/,
  ],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /whose issuer is not known here/],
  ['CERT_HAS_EXPIRED', /has expired/],
  ['ERR_TLS_CERT_ALTNAME_INVALID', /for another name/],
] as const)
  test(`a database whose certificate is no good (${code}) is told in a sentence without its password`, () => {
    const told = connectionTrouble(Object.assign(new Error('raw'), { code }), url);
    assert.ok(told instanceof Error && told.name === 'DatabaseError');
    assert.match(told.message, expected);
    assert.doesNotMatch(told.message, /canary/);
  });
