import { expect } from '@esm-bundle/chai';
import { playBackend } from '../support/backend.ts';
import { problem } from '../../support/fake-backend.ts';
import {
  choose,
  errorOf,
  fill,
  focused,
  get,
  heading,
  next,
  open,
  query,
  sendAll,
  settled,
  textOf,
  toPlace,
  toYou,
} from './support/form.ts';

const summaryLines = (form: Awaited<ReturnType<typeof open>>) =>
  [...(form.shadowRoot?.querySelectorAll('[part="summary-link"]') ?? [])].map(({ textContent }) =>
    textContent.trim(),
  );

describe('a step with something wrong', () => {
  it('gives the focus to a summary that counts', async () => {
    playBackend();
    const form = await open();
    await next(form);
    expect([focused(form)?.id, textOf(form, '[part="summary-title"]')]).to.deep.equal([
      'summary',
      'Formda düzeltilmesi gereken 2 alan var.',
    ]);
  });

  it('says the same in the summary and at the field', async () => {
    playBackend();
    const form = await open();
    await next(form);
    const inline = [errorOf(form, 'description'), errorOf(form, 'service')];
    expect(inline).to.deep.equal(summaryLines(form).map(line => `Hata: ${line}`));
  });

  it('leads from the summary to the field', async () => {
    playBackend();
    const form = await open();
    await next(form);
    form.shadowRoot?.querySelectorAll<HTMLElement>('[part="summary-link"]')[1]?.click();
    await settled(form);
    expect(focused(form)?.getAttribute('name')).to.equal('service');
  });

  it('corrects itself as it is typed', async () => {
    playBackend();
    const form = await open();
    await next(form);
    await fill(form, 'description', 'Sokağımızda büyük bir çukur var.');
    expect(summaryLines(form)).to.deep.equal(['Lütfen bir konu seçiniz.']);
  });

  it('asks once whether there is more to say', async () => {
    playBackend();
    const form = await open();
    await toPlaceWith(form, 'Çukur var');
    const asked = errorOf(form, 'description');
    await next(form);
    expect([asked.includes('Biraz daha yazar mısınız?'), heading(form)]).to.deep.equal([true, 'Neresi?']);
  });

  it('is shown to who asks for the first error', async () => {
    playBackend();
    const form = await open();
    await next(form);
    form.focusFirstError();
    await settled(form);
    expect(focused(form)?.getAttribute('name')).to.equal('description');
  });

  it('needs one of neighbourhood, street and directions', async () => {
    playBackend();
    const form = await open();
    await toPlace(form);
    await next(form);
    expect(summaryLines(form)).to.deep.equal([
      'Lütfen mahalleyi, sokağı ya da yerin tarifini yazınız veya konumu ekleyiniz.',
    ]);
  });

  it('is in order again when another field makes up for it', async () => {
    playBackend();
    const form = await open();
    await toPlace(form);
    await next(form);
    await fill(form, 'directions', 'Okulun karşısı');
    expect(summaryLines(form)).to.deep.equal([]);
  });

  it('tells that a landline gets no SMS', async () => {
    playBackend();
    const form = await open();
    await toYou(form);
    await choose(form, 'channel', 'sms');
    await fill(form, 'phone', '0352 252 13 33');
    await next(form);
    expect(errorOf(form, 'phone')).to.contain('yalnızca cep telefonuna');
  });
});

describe('an answer that the backend refuses', () => {
  const refusing = () =>
    playBackend({
      onCreate: (_, count) =>
        count === 1
          ? problem('invalid', [{ pointer: '/applicant/phone', code: 'mobile_required' }])
          : undefined,
    });

  it('is shown at its field, in words', async () => {
    refusing();
    const form = await open();
    await sendAll(form);
    expect(errorOf(form, 'phone')).to.contain('Lütfen cep numaranızı yazınız');
  });

  it('comes with the focus on the summary', async () => {
    refusing();
    const form = await open();
    await sendAll(form);
    expect(focused(form)?.id).to.equal('summary');
  });

  it('can be changed and sent as a new intent', async () => {
    const { arrivals } = refusing();
    const form = await open();
    await sendAll(form);
    await fill(form, 'phone', '0531 123 45 67');
    await next(form);
    await next(form);
    await eventuallyReceipt(form);
    expect(arrivals.length === 2 && arrivals[0]?.key !== arrivals[1]?.key).to.equal(true);
  });

  it('that nobody was asked for is told as a whole', async () => {
    playBackend({ onCreate: () => problem('invalid', [{ pointer: '/source', code: 'not_allowed' }]) });
    const form = await open();
    await sendAll(form);
    expect(textOf(form, '#failure')).to.contain('Sunucu bazı bilgileri kabul etmedi.');
  });
});

const toPlaceWith = async (form: Awaited<ReturnType<typeof open>>, description: string) => {
  await fill(form, 'service', 'Çukur / yol bozukluğu');
  await choose(form, 'kind', 'complaint');
  await choose(form, 'attribute:blocked', 'false');
  await fill(form, 'description', description);
  await next(form);
};

const eventuallyReceipt = async (form: Awaited<ReturnType<typeof open>>) => {
  for (let tries = 0; tries < 300 && query(form, '[part="receipt"]') === undefined; tries++) {
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  get(form, '[part="receipt"]');
};
