import { expect } from '@esm-bundle/chai';
import { referenceOf } from '@melikgazi/mimer-sdk/reference';
import { RememberedRequests, type StoragePort } from '../../../widget/src/remembered/remembered-requests.ts';

const storage = (text: string | null = null) => {
  let stored = text;
  const port: StoragePort = {
    getItem: () => stored,
    setItem: (_key, value) => void (stored = value),
    removeItem: () => void (stored = null),
  };
  return { port, stored: () => stored };
};

const entry = {
  reference: '2026-4819073-2',
  trackingCode: '4805137296',
  subject: 'Çukur / yol bozukluğu',
  status: 'forwarded',
  seenAt: '2026-11-26T09:00:00.000Z',
};
const other = { ...entry, reference: referenceOf(2026, 1) };

const over = ({ port }: ReturnType<typeof storage>) =>
  new RememberedRequests('https://mimer.test/ornek/v1', () => port);

const forbidden = (): never => {
  throw new DOMException('Forbidden.', 'SecurityError');
};

describe('the requests that a device remembers', () => {
  it('are none, and nothing is stored, before anyone asks', () => {
    const kept = storage();
    const requests = over(kept);
    requests.refresh(entry);
    expect([requests.list(), requests.isPossible, kept.stored()]).to.deep.equal([[], true, null]);
  });

  it('come back, the last one first, each once', () => {
    const kept = storage();
    over(kept).remember(entry);
    over(kept).remember(other);
    over(kept).remember(entry);
    expect(over(kept).list()).to.deep.equal([entry, other]);
  });

  it('are brought up to date in their place', () => {
    const kept = storage();
    over(kept).remember(entry);
    over(kept).remember(other);
    over(kept).refresh({ ...entry, status: 'resolved' });
    expect(over(kept).list()).to.deep.equal([other, { ...entry, status: 'resolved' }]);
  });

  it('are forgotten one by one, without a trace in the end', () => {
    const kept = storage();
    over(kept).remember(entry);
    over(kept).remember(other);
    over(kept).forget(other.reference);
    const left = over(kept).list();
    over(kept).forget(entry.reference);
    expect([left, kept.stored()]).to.deep.equal([[entry], null]);
  });

  it('are forgotten all at once', () => {
    const kept = storage();
    over(kept).remember(entry);
    over(kept).remember(other);
    over(kept).forgetAll();
    expect(kept.stored()).to.equal(null);
  });

  it('do not grow without end', () => {
    const kept = storage();
    for (let number = 0; number < 60; number += 1)
      over(kept).remember({ ...entry, reference: referenceOf(2026, number) });
    expect([over(kept).list().length, over(kept).list()[0]?.reference]).to.deep.equal([
      50,
      referenceOf(2026, 59),
    ]);
  });

  it('belong to one endpoint, however its last slash is written', () => {
    const { port } = storage();
    const keyOf = (endpoint: string) => new RememberedRequests(endpoint, () => port).key;
    expect([
      keyOf('https://a.test/v1/') === keyOf('https://a.test/v1'),
      keyOf('https://a.test/v1') === keyOf('https://b.test/v1'),
    ]).to.deep.equal([true, false]);
  });

  it('are none where storage is forbidden, and nothing breaks', () => {
    const requests = new RememberedRequests('https://mimer.test/ornek/v1', forbidden);
    expect([
      requests.isPossible,
      requests.list(),
      requests.remember(entry),
      requests.forgetAll(),
    ]).to.deep.equal([false, [], false, false]);
  });

  it('are not remembered where storage is full, which is said', () => {
    const requests = over({
      ...storage(),
      port: { ...storage().port, setItem: forbidden },
    });
    expect([requests.isPossible, requests.remember(entry)]).to.deep.equal([true, false]);
  });

  for (const [title, stored] of Object.entries({
    'no JSON': '{',
    'no list': '{"0":{"reference":"2026-4819073-2"}}',
    'no objects': '[null, 1, "2026-4819073-2", [], true]',
    'a wrong check digit': JSON.stringify([{ ...entry, reference: '2026-4819073-3' }]),
    'markup in place of a number': JSON.stringify([{ ...entry, reference: '<img src=x onerror=alert(1)>' }]),
    'a code that is none': JSON.stringify([{ ...entry, trackingCode: '48051372960' }]),
    'a code that is a number': JSON.stringify([{ ...entry, trackingCode: 4805137296 }]),
    'a time that is none': JSON.stringify([{ ...entry, seenAt: 'soon' }]),
    'a prototype': '[{"__proto__":{"reference":"2026-4819073-2","trackingCode":"4805137296"}}]',
  })) {
    it(`leave out ${title}`, () => {
      expect(over(storage(stored)).list()).to.deep.equal([]);
    });
  }

  it('keep what is right beside what is not, and cut what is too long', () => {
    const stored = JSON.stringify([null, { ...entry, subject: 'a'.repeat(5000), status: 7 }, entry]);
    expect(over(storage(stored)).list()).to.deep.equal([{ ...entry, subject: 'a'.repeat(200), status: '' }]);
  });
});
