import { expect } from '@esm-bundle/chai';
import { HttpResponse } from 'msw';
import { problem, receipt } from '../../support/fake-backend.ts';
import { playBackend } from '../support/backend.ts';
import { eventually } from '../support/eventually.ts';
import {
  choose,
  control,
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
  toCheck,
} from './support/form.ts';
import { impatientClient } from './support/impatient-client.ts';

const lost = (times: number) => (_: unknown, count: number) =>
  count <= times ? HttpResponse.error() : undefined;

describe('a request', () => {
  it('is sent with the answers in the contract’s form', async () => {
    const { arrivals } = playBackend();
    const form = await open();
    await sendAll(form);
    expect(arrivals[0]?.body).to.deep.equal({
      kind: 'complaint',
      service: 'YOL-01',
      description: 'Sokağımızda büyük bir çukur var.',
      attributes: { blocked: false },
      location: { neighbourhood: 'hunat' },
      applicant: {
        givenName: 'Ayşe',
        familyName: 'Yılmaz',
        phone: '+905301234567',
        address: 'Hunat Mah. No: 12',
      },
      reply: { channel: 'sms', locale: 'tr' },
      notices: [{ id: 'general', version: '2026-01' }],
    });
  });

  it('leaves out an answer whose question was hidden again', async () => {
    const { arrivals } = playBackend();
    const form = await open();
    await fill(form, 'service', 'Çukur / yol bozukluğu');
    await choose(form, 'attribute:blocked', 'true');
    await fill(form, 'attribute:detour', 'Yan sokaktan');
    await sendAll(form);
    expect(arrivals[0]?.body.attributes).to.deep.equal({ blocked: false });
  });

  it('is sent once however often the button is pressed', async () => {
    const { arrivals } = playBackend();
    const form = await open();
    await toCheck(form);
    const button = get(form, '[type="submit"]');
    button.click();
    button.click();
    await settled(form);
    button.click();
    await eventually(() => query(form, '[part="receipt"]'));
    expect(arrivals.length).to.equal(1);
  });

  it('stays where it is when the page says so', async () => {
    const { arrivals } = playBackend();
    const form = await open();
    form.addEventListener('mimer-before-submit', event => event.preventDefault());
    await toCheck(form);
    await next(form);
    expect([arrivals.length, heading(form)]).to.deep.equal([0, 'Kontrol ediniz ve gönderiniz']);
  });

  it('tells the page its reference and nothing personal', async () => {
    playBackend();
    const form = await open();
    const told: unknown[] = [];
    form.addEventListener('mimer-submitted', event => told.push(event.detail));
    await sendAll(form);
    expect(told).to.deep.equal([{ reference: receipt.reference }]);
  });

  it('ends in a receipt that has the focus', async () => {
    playBackend({ now: () => new Date(receipt.receivedAt) });
    const form = await open();
    await sendAll(form);
    await settled(form);
    expect([
      textOf(form, '[part="reference"]'),
      textOf(form, '[part="tracking-code"]'),
      focused(form)?.textContent,
      textOf(form, '[part="next"]').includes('En geç 23 Aralık 2026 tarihine kadar'),
    ]).to.deep.equal([receipt.reference, receipt.trackingCode, 'Başvurunuz alındı', true]);
  });

  it('can be followed by another one', async () => {
    playBackend();
    const form = await open();
    await sendAll(form);
    get(form, '[part="receipt"] button:last-of-type').click();
    await settled(form);
    const description = control(form, 'description');
    expect(description instanceof HTMLTextAreaElement && description.value).to.equal('');
  });
});

describe('a lost answer', () => {
  it('says that it is not known, keeps everything and names whom to call', async () => {
    playBackend({ onCreate: lost(1) });
    const form = await open({ client: impatientClient() });
    await sendAll(form);
    const words = textOf(form, '#failure');
    expect([
      words.includes('Yazdıklarınız duruyor'),
      words.includes('0352 252 13 33'),
      textOf(form, '[part="questions"]').includes('Sokağımızda büyük bir çukur var.'),
      focused(form)?.id,
    ]).to.deep.equal([true, true, true, 'failure']);
  });

  it('is tried again with the same key', async () => {
    const { arrivals } = playBackend({ onCreate: lost(1) });
    const form = await open({ client: impatientClient() });
    await sendAll(form);
    await next(form);
    await eventually(() => query(form, '[part="receipt"]'));
    expect([arrivals.length, arrivals[0]?.key === arrivals[1]?.key]).to.deep.equal([2, true]);
  });

  it('that had arrived before a change ends in the receipt of what arrived', async () => {
    const { arrivals } = playBackend({
      onCreate: ({ body }, count) => {
        if (count === 1) return HttpResponse.error();
        return body.location?.street === undefined ? undefined : problem('idempotency_mismatch');
      },
    });
    const form = await open({ client: impatientClient() });
    await sendAll(form);
    form.goTo('place');
    await settled(form);
    await fill(form, 'street', 'Başka Sokak');
    await next(form);
    await next(form);
    await eventually(() => query(form, '[part="receipt"]'));
    expect([
      new Set(arrivals.map(({ key }) => key)).size,
      textOf(form, '[part="receipt"]').includes('önceki hâliyle'),
    ]).to.deep.equal([1, true]);
  });
});

describe('a refused request', () => {
  for (const [code, words] of [
    ['forbidden', 'Sunucu bu başvuruya izin vermedi.'],
    ['erased', 'Bu başvurunun kişisel bilgileri silinmiş.'],
  ] as const) {
    it(`says in words: ${code}`, async () => {
      playBackend({ onCreate: () => problem(code) });
      const form = await open({ client: impatientClient() });
      await sendAll(form);
      expect(textOf(form, '#failure')).to.contain('Başvurunuz gönderilemedi.').and.to.contain(words);
    });
  }

  it('is not called unsent when it merely came too often: the browser may have repeated what had arrived', async () => {
    playBackend({ onCreate: () => problem('rate_limited') });
    const form = await open({ client: impatientClient() });
    await sendAll(form);
    expect(textOf(form, '#failure'))
      .to.contain('doğrulayamadık')
      .and.to.contain('Çok sayıda deneme yapıldı.');
  });

  it('tells the page its code', async () => {
    playBackend({ onCreate: () => problem('forbidden') });
    const form = await open({ client: impatientClient() });
    const told: string[] = [];
    form.addEventListener('mimer-error', event => {
      if ('detail' in event) told.push(JSON.stringify(event.detail));
    });
    await sendAll(form);
    expect(told).to.deep.equal(['{"code":"forbidden"}']);
  });

  it('reads as not understood when it is no answer of the contract', async () => {
    playBackend({ onCreate: () => HttpResponse.html('<h1>It works!</h1>') });
    const form = await open({ client: impatientClient() });
    await sendAll(form);
    expect(textOf(form, '#failure')).to.contain('anlaşılamayan bir yanıt');
  });
});
