import { expect } from '@esm-bundle/chai';
import type { StatusTracker } from '../../../widget/src/index.ts';
import { receipt } from '../../support/fake-backend.ts';
import { eventually } from '../support/eventually.ts';
import { playBackend } from '../support/backend.ts';
import { answer, get, open, query, requestThat, said, settled, show, textOf } from './support/tracker.ts';

const request = requestThat({});

const box = (tracker: StatusTracker): HTMLInputElement => {
  const found = query(tracker, '[name="remember"]')?.shadowRoot?.querySelector('input');
  if (!found) throw new Error('There is no box.');
  return found;
};

const tick = async (tracker: StatusTracker) => {
  box(tracker).click();
  await settled(tracker);
};

const leave = async (tracker: StatusTracker) => {
  get(tracker, '[part~="another"]').click();
  await settled(tracker);
};

const proto: Pick<Storage, 'getItem' | 'setItem'> = Storage.prototype;
const { getItem, setItem } = proto;

afterEach(() => {
  proto.getItem = getItem;
  proto.setItem = setItem;
});

const forbidden = (): never => {
  throw new DOMException('Forbidden.', 'SecurityError');
};

describe('this device', () => {
  it('stores nothing before it is asked to', async () => {
    const { tracker } = await show(request);
    expect([box(tracker).checked, localStorage.length]).to.deep.equal([false, 0]);
  });

  it('says that the code is secret, and warns of shared computers', async () => {
    const { tracker } = await show(request);
    const words = get(tracker, '[name="remember"]').shadowRoot?.textContent ?? '';
    expect([words.includes('gizli takip kodunuz'), words.includes('Ortak kullanılan')]).to.deep.equal([
      true,
      true,
    ]);
  });

  it('opens a remembered request with one click', async () => {
    const { tracker } = await show(request);
    await tick(tracker);
    expect(said(tracker)).to.equal('Bu cihazda hatırlanacak.');
    tracker.remove();
    const later = await open();
    expect(textOf(later, '[part="remembered-item"]')).to.contain('Çukur / yol bozukluğu 2026-4819073-2');
    get(later, '[part~="remembered-open"]').click();
    await eventually(() => query(later, '[part="result"]'));
    expect([box(later).checked, localStorage.length]).to.deep.equal([true, 1]);
  });

  it('says what became of the box once, not again after another look', async () => {
    let looks = 0;
    const { tracker } = await show(
      request,
      {},
      {
        onTrack: () => {
          looks += 1;
          return answer(request);
        },
      },
    );
    await tick(tracker);
    const before = said(tracker);
    get(tracker, '[part~="refresh"]').click();
    await eventually(() => looks === 2 && said(tracker) !== 'Sorgulanıyor…');
    expect([before, said(tracker)]).to.deep.equal(['Bu cihazda hatırlanacak.', '']);
  });

  it('forgets a request when the box is cleared', async () => {
    const { tracker } = await show(request);
    await tick(tracker);
    await tick(tracker);
    expect([localStorage.length, said(tracker)]).to.deep.equal([0, 'Bu cihazdan silindi.']);
  });

  it('forgets one from the list, and the focus does not get lost', async () => {
    const { tracker } = await show(request);
    await tick(tracker);
    await leave(tracker);
    get(tracker, '[part="remembered-item"] [part~="small"]').click();
    await eventually(() => tracker.shadowRoot?.activeElement?.getAttribute('part') === 'heading');
    expect([localStorage.length, query(tracker, '[part="remembered-list"]')]).to.deep.equal([0, undefined]);
  });

  it('forgets all', async () => {
    const { tracker } = await show(request);
    await tick(tracker);
    await leave(tracker);
    get(tracker, '[part~="remembered"] > [part="buttons"] button').click();
    await settled(tracker);
    expect(localStorage.length).to.equal(0);
  });

  it('keeps the status up to date', async () => {
    const { tracker, becomes } = await show(request);
    await tick(tracker);
    becomes(requestThat({}, { status: 'resolved', closedAt: '2026-11-25T09:00:00+03:00' }));
    get(tracker, '[part~="refresh"]').click();
    await eventually(() => textOf(tracker, '#sentence') === 'Başvurunuz sonuçlandı.');
    await leave(tracker);
    expect(textOf(tracker, '[part="remembered-item"]')).to.contain('Başvurunuz sonuçlandı.');
  });

  it('follows what another tab changes', async () => {
    const { tracker } = await show(request);
    await tick(tracker);
    await leave(tracker);
    const [key = null] = Object.keys(localStorage);
    localStorage.clear();
    window.dispatchEvent(new StorageEvent('storage', { key }));
    await settled(tracker);
    expect(query(tracker, '[part="remembered-list"]')).to.equal(undefined);
  });

  it('does not offer to remember where storage is forbidden, and all else works', async () => {
    proto.getItem = forbidden;
    const { tracker } = await show(request);
    expect([query(tracker, '[name="remember"]'), textOf(tracker, '#sentence') !== '']).to.deep.equal([
      undefined,
      true,
    ]);
  });

  it('does not claim to remember where storage is full', async () => {
    proto.setItem = forbidden;
    const { tracker } = await show(request);
    await tick(tracker);
    await eventually(() => !box(tracker).checked);
    expect(said(tracker)).to.equal('Bu cihazda saklanamadı.');
  });

  it('ignores what somebody else has put there', async () => {
    const { tracker } = await show(request);
    await tick(tracker);
    const [key = ''] = Object.keys(localStorage);
    const entry = { reference: receipt.reference, trackingCode: receipt.trackingCode, seenAt: '2026-11-26' };
    localStorage.setItem(
      key,
      JSON.stringify([
        { ...entry, subject: '<img src=x onerror="globalThis.hacked = true">', status: 'constructor' },
        { ...entry, reference: 'javascript:alert(1)' },
      ]),
    );
    tracker.remove();
    playBackend();
    const later = await open();
    expect([
      later.shadowRoot?.querySelectorAll('[part="remembered-item"]').length,
      query(later, '[part="remembered-item"] img'),
      textOf(later, '[part="remembered-item"]').includes('function'),
      'hacked' in globalThis,
    ]).to.deep.equal([1, undefined, false, false]);
  });
});
