import { referenceOf } from '@melikgazi/mimer-sdk/reference';
import { createMimer } from '@melikgazi/mimer-sdk';
import { expect } from '@esm-bundle/chai';
import { endpoint, problem, receipt, tracked } from '../../support/fake-backend.ts';
import { expectAccessible } from '../fields/support/axe.ts';
import { playBackend } from '../support/backend.ts';
import { eventually } from '../support/eventually.ts';
import { gate } from '../support/photo-field.ts';
import { HttpResponse } from 'msw';
import { input, lookUp, open, query, settled, textOf } from './support/tracker.ts';

describe('<mimer-status-tracker>', () => {
  for (const lang of ['tr', 'en', 'ar', 'fa']) {
    it(`is accessible, ${lang}`, async () => {
      playBackend();
      const tracker = await open({ lang });
      await expectAccessible(tracker);
      await lookUp(tracker, '', '');
      await expectAccessible(tracker);
      await lookUp(tracker, receipt.reference, receipt.trackingCode);
      await expectAccessible(tracker);
    });
  }

  it('tells in a sentence how a request stands, and what happened', async () => {
    playBackend();
    const tracker = await open();
    await lookUp(tracker, receipt.reference, receipt.trackingCode);
    expect([
      textOf(tracker, '#sentence'),
      [...(tracker.shadowRoot?.querySelectorAll('[part="event-title"]') ?? [])].map(
        title => title.textContent,
      ),
      textOf(tracker, '[part="due"]').includes('23 Aralık 2026'),
      textOf(tracker, '[part="description"]'),
    ]).to.deep.equal([
      'Başvurunuz ilgili birime yönlendirildi.',
      ['Başvuru alındı', 'Birime yönlendirildi'],
      true,
      tracked.description,
    ]);
  });

  it('speaks the language that was named last, however late another is known', async () => {
    playBackend();
    const { open: answerLate, opened } = gate();
    const { jurisdiction, requests } = createMimer({ endpoint });
    let asked = 0;
    const tracker = await open({
      client: {
        requests,
        jurisdiction: {
          get: async () => {
            asked += 1;
            await opened;
            return jurisdiction.get();
          },
        },
      },
    });
    tracker.lang = '';
    await eventually(() => asked === 1);
    tracker.lang = 'en';
    const isEnglish = () => query(tracker, '[part="base"]')?.lang === 'en';
    await eventually(isEnglish);
    answerLate();
    await new Promise(resolve => setTimeout(resolve, 300));
    expect(isEnglish()).to.equal(true);
  });

  it('gives the focus to the sentence', async () => {
    playBackend();
    const tracker = await open();
    await lookUp(tracker, receipt.reference, receipt.trackingCode);
    expect(tracker.shadowRoot?.activeElement?.id).to.equal('sentence');
  });

  it('takes spaces, missing dashes and Arabic digits', async () => {
    playBackend();
    const tracker = await open();
    await lookUp(tracker, '2026 4819073 2', '٤٨٠٥ ١٣٧ ٢٩٦');
    expect(query(tracker, '[part="result"]')).not.to.equal(undefined);
  });

  it('finds a mistyped digit of the reference without asking anyone', async () => {
    let asked = 0;
    playBackend({
      onTrack: () => {
        asked += 1;
        return undefined;
      },
    });
    const tracker = await open();
    await lookUp(tracker, '2026-4819074-2', receipt.trackingCode);
    expect([asked, textOf(tracker, '#summary').includes('Başvuru numarasını kontrol ediniz')]).to.deep.equal([
      0,
      true,
    ]);
  });

  it('says the same for a wrong reference and a wrong code', async () => {
    playBackend();
    const tracker = await open();
    await lookUp(tracker, receipt.reference, '1111111111');
    const wrongCode = textOf(tracker, '#failure');
    await lookUp(tracker, referenceOf(2026, 1), receipt.trackingCode);
    const found = textOf(tracker, '#failure, #summary');
    expect([wrongCode.includes('eşleşen bir başvuru bulunamadı'), found]).to.deep.equal([true, wrongCode]);
  });

  it('takes the reference, and never a code, from the page’s fragment', async () => {
    playBackend();
    location.hash = '#2026-4819073-2';
    const tracker = await open();
    expect([input(tracker, 'reference').value, input(tracker, 'trackingCode').value]).to.deep.equal([
      receipt.reference,
      '',
    ]);
  });

  it('takes nothing from a fragment that is no reference', async () => {
    playBackend();
    location.hash = '#4805137296';
    const tracker = await open();
    expect(input(tracker, 'reference').value).to.equal('');
  });

  it('tells the page the reference and the status', async () => {
    playBackend();
    const tracker = await open();
    const told: unknown[] = [];
    tracker.addEventListener('mimer-tracked', event => told.push(event.detail));
    await lookUp(tracker, receipt.reference, receipt.trackingCode);
    expect(told).to.deep.equal([{ reference: receipt.reference, status: 'forwarded' }]);
  });

  it('looks again when asked', async () => {
    let count = 0;
    playBackend({
      onTrack: () => {
        count += 1;
        return count === 1
          ? undefined
          : HttpResponse.json({ ...tracked, status: 'resolved', closedAt: tracked.updatedAt });
      },
    });
    const tracker = await open();
    await lookUp(tracker, receipt.reference, receipt.trackingCode);
    query(tracker, '[part~="refresh"]')?.click();
    expect(await eventually(() => textOf(tracker, '#sentence') === 'Başvurunuz sonuçlandı.')).to.equal(true);
  });

  it('forgets everything for another request', async () => {
    playBackend();
    const tracker = await open();
    await lookUp(tracker, receipt.reference, receipt.trackingCode);
    query(tracker, '[part~="another"]')?.click();
    await settled(tracker);
    expect([input(tracker, 'reference').value, input(tracker, 'trackingCode').value]).to.deep.equal(['', '']);
  });

  it('names whom to call when it does not work', async () => {
    playBackend({ onTrack: () => problem('forbidden') });
    const tracker = await open();
    await lookUp(tracker, receipt.reference, receipt.trackingCode);
    const link = await eventually(() => query(tracker, '#failure a'));
    expect(link.getAttribute('href')).to.equal('tel:+903522521333');
  });
});
