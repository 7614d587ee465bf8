import { expect } from '@esm-bundle/chai';
import { parseEmail } from '../../../widget/src/flow/email.ts';
import { zonedDateTime } from '../../../widget/src/flow/zoned-date-time.ts';

describe('an e-mail address', () => {
  for (const [typed, sent] of [
    [' ad@ornek.com ', 'ad@ornek.com'],
    ['INFO@MELIKGAZI.BEL.TR', 'INFO@melikgazi.bel.tr'],
    ['ad@örnek.com.tr', 'ad@xn--rnek-4qa.com.tr'],
    ['ad', undefined],
    ['ad@ornek', undefined],
    ['a d@ornek.com', undefined],
    ['çağrı@ornek.com', undefined],
    ['a..b@ornek.com', undefined],
    ['ad@ornek.com/x', undefined],
  ] as const) {
    it(`“${typed}” is ${sent ?? 'none'}`, () => {
      expect(parseEmail(typed)).to.equal(sent);
    });
  }
});

describe('a local time', () => {
  it('gets the offset of the municipality’s zone', () => {
    expect(zonedDateTime('2026-11-23T14:05', 'Europe/Istanbul')).to.equal('2026-11-23T14:05:00+03:00');
  });

  it('gets the offset that held that day', () => {
    expect(zonedDateTime('2026-07-01T12:00', 'Europe/Berlin')).to.equal('2026-07-01T12:00:00+02:00');
  });

  it('gets none when it is no time', () => {
    expect(zonedDateTime('dün', 'Europe/Istanbul')).to.equal(undefined);
  });
});
