import { expect } from '@esm-bundle/chai';
import { HttpResponse } from 'msw';
import { problem, receipt } from '../../support/fake-backend.ts';
import { expectAccessible } from '../fields/support/axe.ts';
import { playBackend } from '../support/backend.ts';
import { eventually } from '../support/eventually.ts';
import { control, focused, get, heading, query, sendAll, settled, textOf } from './support/form.ts';
import { described, offline, openImpatient, press, queue, store } from './support/waiting.ts';

describe('a request that cannot be sent', () => {
  it('may be left on this device where the network is what is missing, and it is said what that means', async () => {
    playBackend(offline);
    const form = await openImpatient();
    await sendAll(form);
    const offer = await eventually(() => query(form, '[part="offer"]'));
    for (const part of ['kişisel bilgileriniz bu cihazda saklanır', '30 gün içinde gönderilemezse'])
      expect(offer.textContent).to.contain(part);
  });

  it('may not where the municipality said no', async () => {
    playBackend({ onCreate: () => problem('forbidden') });
    const form = await openImpatient();
    await sendAll(form);
    expect(query(form, '[part="offer"]')).to.equal(undefined);
  });

  it('loads nothing for it on the first step', async () => {
    playBackend();
    await openImpatient();
    expect(localStorage.length).to.equal(0);
  });

  it('stays in the form where the device cannot keep it, and says why', async () => {
    playBackend(offline);
    const form = await openImpatient();
    await sendAll(form);
    await eventually(() => query(form, '[part="offer"]'));
    const own = Object.getOwnPropertyDescriptor(IDBDatabase.prototype, 'transaction') ?? {};
    Object.defineProperty(IDBDatabase.prototype, 'transaction', {
      configurable: true,
      value: () => {
        throw new DOMException('Full.', 'QuotaExceededError');
      },
    });
    try {
      await press(form, 'İnternet gelince kendiliğinden gönder');
      await eventually(() => query(form, '[part="offer-trouble"]'));
    } finally {
      Object.defineProperty(IDBDatabase.prototype, 'transaction', own);
    }
    expect([textOf(form, '[part="offer-trouble"]'), query(form, '#failure') !== undefined]).to.deep.equal([
      'Bu cihazda yeterli yer yok, başvurunuz bekletilemedi. Lütfen bu sayfayı kapatmadan tekrar deneyiniz.',
      true,
    ]);
  });
});

describe('a request that waits on this device', () => {
  it('has a screen that says what waits, and takes the focus', async () => {
    const form = await queue();
    // Until then the first attempt is under way.
    await eventually(() => textOf(form, '[part="queued"]').includes('İnternet bekleniyor'));
    expect([
      heading(form),
      textOf(form, '[part="queued"]').includes('Çukur / yol bozukluğu'),
      focused(form)?.getAttribute('part'),
    ]).to.deep.equal(['Başvurunuz gönderilmeyi bekliyor', true, 'heading']);
    await expectAccessible(form);
  });

  it('tells the page so, and nothing personal', async () => {
    playBackend(offline);
    const form = await openImpatient();
    const told: unknown[] = [];
    form.addEventListener('mimer-queued', event => told.push(event.detail));
    await sendAll(form);
    await eventually(() => query(form, '[part="offer"]'));
    await press(form, 'İnternet gelince kendiliğinden gönder');
    await eventually(() => query(form, '[part="queued"]'));
    expect(told).to.deep.equal([{}]);
  });

  it('is no draft any more', async () => {
    await queue();
    expect(sessionStorage.length).to.equal(0);
  });

  it('goes out under the key of the attempt that failed, and ends in the receipt', async () => {
    const keys: (string | null)[] = [];
    playBackend({ onCreate: ({ key }) => (keys.push(key), HttpResponse.error()) });
    const form = await openImpatient();
    await sendAll(form);
    await eventually(() => query(form, '[part="offer"]'));
    await press(form, 'İnternet gelince kendiliğinden gönder');
    await eventually(() => query(form, '[part="queued"] [part="answers"]'));
    const { arrivals } = playBackend();
    dispatchEvent(new Event('online'));
    await eventually(() => query(form, '[part="receipt"]'));
    expect([
      arrivals.length,
      new Set([...keys, arrivals[0]?.key]).size,
      textOf(form, '[part="tracking-code"]'),
      textOf(form, '[part="next"]').includes('seçtiğiniz yolla'),
    ]).to.deep.equal([1, 1, receipt.trackingCode, true]);
  });

  it('can be tried at once', async () => {
    const form = await queue();
    playBackend();
    await press(form, 'Şimdi dene');
    await eventually(() => query(form, '[part="receipt"]'));
    const kept = (await store().list()).length;
    await press(form, 'Yeni başvuru');
    await eventually(() => localStorage.length === 0);
    expect([kept, await store().list()]).to.deep.equal([1, []]);
  });

  it('says that it still waits when trying did not help', async () => {
    const form = await queue();
    await press(form, 'Şimdi dene');
    await eventually(() => textOf(form, '[role="status"]').includes('Henüz gönderilemedi'));
    expect(heading(form)).to.equal('Başvurunuz gönderilmeyi bekliyor');
  });

  it('is deleted, with everything about it, after a question in the page', async () => {
    const form = await queue();
    await press(form, 'Bu cihazdan sil');
    await eventually(() => focused(form)?.getAttribute('part') === 'confirm');
    await expectAccessible(form);
    await press(form, 'Evet, sil');
    await eventually(() => textOf(form, '[role="status"]') === 'Bu cihazdan silindi.');
    expect([await store().list(), localStorage.length, sessionStorage.length, described(form)]).to.deep.equal(
      [[], 0, 0, ''],
    );
  });

  it('is kept where the citizen thinks again, who finds the button again', async () => {
    const form = await queue();
    await press(form, 'Bu cihazdan sil');
    await press(form, 'Vazgeç');
    await settled(form);
    expect([(await store().list()).length, focused(form)?.textContent?.trim()]).to.deep.equal([
      1,
      'Bu cihazdan sil',
    ]);
  });

  it('is sent on a later visit, once, and its receipt stays until it is dismissed', async () => {
    const before = await queue();
    before.remove();
    const { arrivals } = playBackend();
    const form = await openImpatient();
    await eventually(() => query(form, '[part="waiting"].sent'));
    await expectAccessible(form);
    form.remove();
    const again = await openImpatient();
    await eventually(() => query(again, '[part="waiting"].sent'));
    const line = textOf(again, '[part="waiting"]');
    await press(again, 'Unut');
    await press(again, 'Evet, sil');
    await eventually(() => query(again, '[part="waiting"]') === undefined);
    expect([
      arrivals.length,
      line.includes(receipt.reference),
      line.includes(receipt.trackingCode),
      (await store().list()).length,
      localStorage.length,
    ]).to.deep.equal([1, true, true, 0, 0]);
  });

  it('shows its receipt again, and the form behind it is as it was', async () => {
    const before = await queue();
    before.remove();
    playBackend();
    const form = await openImpatient();
    await eventually(() => query(form, '[part="waiting"].sent'));
    const area = control(form, 'description');
    if (area instanceof HTMLTextAreaElement) area.value = 'Başka bir şey';
    area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await press(form, 'Makbuzu göster');
    const code = textOf(form, '[part="tracking-code"]');
    await press(form, 'Yeni başvuru');
    expect([code, described(form)]).to.deep.equal([receipt.trackingCode, 'Başka bir şey']);
  });

  it('that the municipality refuses shows why, and can be opened in the form again', async () => {
    const form = await queue();
    playBackend({ onCreate: () => problem('forbidden') });
    await press(form, 'Şimdi dene');
    await eventually(() => heading(form) === 'Bekleyen başvurunuz gönderilemedi.');
    const words = textOf(form, '[part="queued-head"]');
    await expectAccessible(form);
    await press(form, 'Formda aç');
    await eventually(() => query(form, '[part="answers"]'));
    await settled(form);
    const check = textOf(form, '[part="questions"]');
    // A reload now must lose nothing.
    expect((await store().list()).length).to.equal(1);
    const { arrivals } = playBackend();
    get(form, '[type="submit"]').click();
    await eventually(() => query(form, '[part="receipt"]'));
    expect([
      words.includes('Sunucu bu başvuruya izin vermedi.'),
      check.includes('Ayşe'),
      arrivals[0]?.body.applicant?.phone,
    ]).to.deep.equal([true, true, '+905301234567']);
    await eventually(() => query(form, '[part="waiting"]') === undefined);
    expect((await store().list()).length).to.equal(0);
  });

  it('cannot be opened again where one like it is with the municipality already', async () => {
    const form = await queue();
    playBackend({ onCreate: () => problem('idempotency_mismatch') });
    await press(form, 'Şimdi dene');
    await eventually(() => heading(form) === 'Bekleyen başvurunuz gönderilemedi.');
    expect(textOf(form, '[part="buttons"]')).not.to.contain('Formda aç');
  });

  it('leaves room for another one, which is not mixed up with it', async () => {
    const form = await queue();
    await press(form, 'Yeni başvuru');
    await settled(form);
    expect([
      described(form),
      textOf(form, '[part="waiting"]').includes('Gönderilmeyi bekleyen başvurunuz var.'),
    ]).to.deep.equal(['', true]);
  });

  it('is said in English as well', async () => {
    const before = await queue();
    before.remove();
    playBackend();
    const form = await openImpatient('en');
    await eventually(() => query(form, '[part="waiting"].sent'));
    expect(textOf(form, '[part="waiting-title"]')).to.equal('Your waiting request was sent.');
  });
});
