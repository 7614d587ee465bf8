import { expect } from '@esm-bundle/chai';
import { HttpResponse } from 'msw';
import { readOffers } from '../../../widget/src/request-form/choosing.ts';
import { services } from '../../support/catalogue.ts';
import { playBackend } from '../support/backend.ts';
import { eventually } from '../support/eventually.ts';
import { control, field, fill, place, query, settled } from './support/form.ts';

const chosen = (combobox: HTMLElement): unknown => 'value' in combobox && combobox.value;

describe('a subject', () => {
  it('can be chosen before the municipality has answered, and stays chosen in the same field', async () => {
    let answer: (response: undefined) => void = () => undefined;
    const late = new Promise<undefined>(resolve => (answer = resolve));
    playBackend({ onLoad: () => late });
    const form = place();
    await eventually(() => query(form, 'mimer-combobox')?.shadowRoot?.querySelector('input'));
    const combobox = field(form, 'service');
    const input = control(form, 'service');
    input.focus();
    await fill(form, 'service', 'Çukur / yol bozukluğu');
    const early = [chosen(combobox), query(form, '[type="submit"]')];
    answer(undefined);
    await eventually(() => query(form, '[name="kind"]'));
    await settled(form);
    expect([
      early,
      field(form, 'service') === combobox,
      form.shadowRoot?.activeElement === combobox,
    ]).to.deep.equal([['YOL-01', undefined], true, true]);
  });

  it('is asked for once', async () => {
    let loads = 0;
    playBackend({ onLoad: () => void (loads += 1) });
    const form = place();
    await eventually(() => query(form, '[type="submit"]'));
    expect(loads).to.equal(1);
  });

  it('waits for the checked answer where the early one is not understood', () => {
    const [first] = services;
    expect([
      readOffers(services)?.length,
      readOffers([{ ...first, keywords: [7] }]),
      readOffers({ services }),
      readOffers(null),
    ]).to.deep.equal([services.length, undefined, undefined, undefined]);
  });

  it('is shown also where the municipality answers at the second attempt', async () => {
    let loads = 0;
    playBackend({ onLoad: () => ((loads += 1) === 1 ? HttpResponse.error() : undefined) });
    const form = place();
    await eventually(() => query(form, '[type="submit"]'));
    expect([loads, query(form, 'mimer-combobox') !== undefined]).to.deep.equal([2, true]);
  });
});
