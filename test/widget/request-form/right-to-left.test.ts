import { expect } from '@esm-bundle/chai';
import { receipt } from '../../support/fake-backend.ts';
import { playBackend } from '../support/backend.ts';
import {
  choose,
  control,
  fill,
  fillSubject,
  fillYou,
  get,
  next,
  open,
  query,
  settled,
  textOf,
  toYou,
} from './support/form.ts';
import { eventually } from '../support/eventually.ts';
import type { RequestForm } from '../../../widget/src/index.ts';

const edge = (element: Element) => element.getBoundingClientRect().right;

/** Where the text of an element ends on the right. */
const textEdge = (element: Element): number => {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect().right;
};

const direction = (element: Element) => getComputedStyle(element).direction;

const toPlaceInArabic = async (form: RequestForm) => {
  await fillSubject(form);
  await next(form);
  await eventually(() => query(form, '[name="street"]'));
  await settled(form);
};

describe('the form in Arabic', () => {
  it('runs from right to left, whatever the page does', async () => {
    playBackend();
    const form = await open({ lang: 'ar' });
    const base = get(form, '[part="base"]');
    expect([direction(base), base.lang, direction(document.body)]).to.deep.equal(['rtl', 'ar', 'ltr']);
  });

  it('fills its progress from the right', async () => {
    playBackend();
    const form = await open({ lang: 'ar' });
    const done = get(form, '[part="progress-bar"] .done');
    expect(edge(done)).to.equal(edge(get(form, '[part="progress-bar"]')));
  });

  it('writes numbers and addresses from left to right, where its lines begin', async () => {
    playBackend();
    const form = await open({ lang: 'ar' });
    await toYou(form);
    await fill(form, 'givenName', 'محمد');
    const found: string[] = [];
    for (const [channel, name] of [
      ['sms', 'phone'],
      ['email', 'email'],
    ] as const) {
      await choose(form, 'channel', channel);
      const { direction, textAlign } = getComputedStyle(control(form, name));
      found.push(`${name} ${direction} ${textAlign}`);
    }
    expect([...found, direction(control(form, 'givenName'))]).to.deep.equal([
      'phone ltr right',
      'email ltr right',
      'rtl',
    ]);
  });

  it('keeps a name in Latin letters clear of the button that empties its field', async () => {
    playBackend();
    const form = await open({ lang: 'ar' });
    await toPlaceInArabic(form);
    await fill(form, 'neighbourhood', 'Hunat');
    const { direction, textAlign, paddingLeft, paddingRight } = getComputedStyle(
      control(form, 'neighbourhood'),
    );
    expect([direction, textAlign]).to.deep.equal(['ltr', 'end']);
    expect(parseFloat(paddingLeft)).to.be.greaterThan(2 * parseFloat(paddingRight));
  });

  it('keeps groups of Arabic digits in their order', async () => {
    playBackend();
    const form = await open({ lang: 'ar' });
    await toYou(form);
    await choose(form, 'channel', 'sms');
    expect(getComputedStyle(control(form, 'phone')).unicodeBidi).to.equal('bidi-override');
  });

  it('takes Arabic digits and sends Latin ones', async () => {
    const { arrivals } = playBackend();
    const form = await open({ lang: 'ar' });
    await fillSubject(form);
    await fill(form, 'attribute:depth', '٣٫٥');
    await next(form);
    await eventually(() => query(form, '[name="street"]'));
    await settled(form);
    await fill(form, 'buildingNumber', '۱۲/A');
    await fill(form, 'neighbourhood', 'Hunat');
    await next(form);
    await fillYou(form);
    await fill(form, 'phone', '٠٥٣٠ ١٢٣ ٤٥ ٦٧');
    await next(form);
    await next(form);
    await eventually(() => query(form, '[part="receipt"]'));
    const { applicant, location, attributes } = arrivals[0]?.body ?? {};
    expect([applicant?.phone, location?.buildingNumber, attributes?.['depth']]).to.deep.equal([
      '+905301234567',
      '12/A',
      3.5,
    ]);
  });

  it('reads answers back in Latin digits, each below its question', async () => {
    playBackend();
    const form = await open({ lang: 'ar' });
    await toPlaceInArabic(form);
    await fill(form, 'street', 'Nuh Naci Yazgan Cad.');
    await fill(form, 'buildingNumber', '١٢');
    await next(form);
    await fillYou(form);
    await fill(form, 'phone', '٠٥٣٠ ١٢٣ ٤٥ ٦٧');
    await next(form);
    const values = [...(form.shadowRoot?.querySelectorAll('[part="answer-value"]') ?? [])];
    const texts = values.map(value => value.textContent);
    expect(texts).to.include.members(['12', '0530 123 45 67', 'Nuh Naci Yazgan Cad.']);
    const labels = [...(form.shadowRoot?.querySelectorAll('[part="answer-label"]') ?? [])];
    for (const [index, value] of values.entries())
      if (Math.abs(edge(value) - edge(labels[index] ?? value)) < 1)
        expect(textEdge(value)).to.be.closeTo(edge(value), 2, value.textContent);
  });

  it('keeps a date in one order', async () => {
    playBackend({ now: () => new Date(receipt.receivedAt) });
    const form = await open({ lang: 'ar' });
    await toYou(form);
    await fillYou(form);
    await next(form);
    await next(form);
    await eventually(() => query(form, '[part="receipt"]'));
    await settled(form);
    expect(textOf(form, '[part="receipt"]')).to.include('في موعد أقصاه 23 كانون الأول 2026.');
  });

  it('says in which language a notice is that is not in its own', async () => {
    playBackend();
    const form = await open({ lang: 'ar' });
    await toYou(form);
    const notice = get(form, '[part="notice-text"]');
    expect([notice.lang, direction(notice)]).to.deep.equal(['tr', 'ltr']);
  });
});
