import { expect } from '@esm-bundle/chai';
import { emailSchema } from '@melikgazi/mimer-sdk/contract';
import { parseEmail } from '../../../widget/src/flow/email.ts';
import { parseNumber } from '../../../widget/src/flow/number.ts';
import { parseTrackingCode } from '../../../widget/src/status-tracker/lookup-problems.ts';
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
    ['ad@пример.рф', undefined],
    ["ad'@ornek.com", undefined],
    ["o'ad@ornek.com", "o'ad@ornek.com"],
    ['\u202aad@ornek.com\u202c', 'ad@ornek.com'],
  ] as const) {
    it(`“${typed}” is ${sent ?? 'none'}`, () => {
      expect(parseEmail(typed)).to.equal(sent);
      if (sent !== undefined) expect(emailSchema.safeParse(sent).success).to.equal(true);
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

const arabic = (text: string) =>
  text.replace(/\d/g, digit => String.fromCodePoint(0x660 + Number(digit))).replace('.', '٫');
const persian = (text: string) => text.replace(/\d/g, digit => String.fromCodePoint(0x6f0 + Number(digit)));

describe('a number', () => {
  for (const [typed, value] of [
    ['3,5', 3.5],
    ['3.5', 3.5],
    ['1 200', 1200],
    ['-4', -4],
    ['0.25', 0.25],
    ['3.5 m', undefined],
    ['1.2.3', undefined],
    ['', undefined],
  ] as const) {
    it(`“${typed}” is ${value ?? 'none'} in the digits of every keyboard`, () => {
      expect([typed, arabic(typed), persian(typed)].map(parseNumber)).to.deep.equal([value, value, value]);
    });
  }

  it('may have the commas of an Arabic or Persian keyboard', () => {
    expect(['١٬٢٣٤٫٥', '۱۲۳۴،۵', '\u200f١٢٣٤٫٥'].map(parseNumber)).to.deep.equal([1234.5, 1234.5, 1234.5]);
  });
});

describe('a tracking code', () => {
  for (const [typed, code] of [
    ['4805137296', '4805137296'],
    ['48051 37296', '4805137296'],
    ['4805-137-296', '4805137296'],
    ['480513729', undefined],
    ['48051372967', undefined],
  ] as const) {
    it(`“${typed}” is ${code ?? 'none'} in the digits of every keyboard`, () => {
      const copied = `\u202a${arabic(typed)}\u202c`;
      expect([typed, arabic(typed), persian(typed), copied].map(parseTrackingCode)).to.deep.equal([
        code,
        code,
        code,
        code,
      ]);
    });
  }
});
