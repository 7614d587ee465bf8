import { expect } from '@esm-bundle/chai';
import { loadMessages } from '../../../widget/src/locales/load-messages.ts';
import { addDays, dayIn } from '../../../widget/src/status-tracker/days.ts';
import { deliveryOf } from '../../../widget/src/status-tracker/delivery.ts';
import { describeLocation } from '../../../widget/src/status-tracker/describe-location.ts';
import { isOverdue } from '../../../widget/src/status-tracker/offers.ts';
import { placeOf, unknownPlace } from '../../../widget/src/status-tracker/place.ts';
import { jurisdiction } from '../../support/catalogue.ts';
import { query, requestThat, show, textOf } from './support/tracker.ts';

const words = await loadMessages('tracker', 'tr');
const zone = 'Europe/Istanbul';
const at = '2026-11-24T14:00:00+03:00';

describe('a request as it is shown', () => {
  it('is overdue from the day after, where the municipality is', () => {
    const request = requestThat({}, { dueOn: '2026-11-25' });
    const overdue = (moment: string) => isOverdue(request, unknownPlace, Date.parse(moment));
    expect([overdue('2026-11-25T20:59:59Z'), overdue('2026-11-25T21:00:00Z')]).to.deep.equal([false, true]);
  });

  it('is not overdue once it is closed', () => {
    const request = requestThat({}, { dueOn: '2026-11-25', closedAt: '2026-11-27T09:00:00Z' });
    expect(isOverdue(request, unknownPlace, Date.parse('2026-12-01T09:00:00Z'))).to.equal(false);
  });

  it('says that it is overdue and that its time was extended', async () => {
    const { tracker } = await show(
      requestThat(
        {},
        {
          dueOn: '2020-01-10',
          dueBasis: { rule: '3071', days: 30, unit: 'calendar', extendedFrom: '2019-12-31' },
        },
      ),
    );
    expect([textOf(tracker, '[part="overdue"]'), textOf(tracker, '[part="extended"]')]).to.deep.equal([
      'Süresi geçti',
      'Süre uzatıldı; önceki tarih: 31 Aralık 2019',
    ]);
  });

  it('has no date where there is none', async () => {
    const { dueOn: _dueOn, ...request } = requestThat({});
    const { tracker } = await show(request);
    expect(query(tracker, '[part="due"]')).to.equal(undefined);
  });

  for (const [state, channel, said] of [
    ['sent', 'sms', 'SMS gönderildi, 14:02'],
    ['failed', 'email', 'E-posta gönderilemedi, 14:02'],
    ['pending', 'whatsapp', 'WhatsApp mesajı gönderilmek üzere'],
    ['task', 'phone', 'Telefonla aranacaksınız'],
    ['done', 'phone', 'Telefonla bilgi verildi, 14:02'],
    ['done', 'post', 'Mektup gönderildi, 14:02'],
  ] as const) {
    it(`tells what became of a message: ${said}`, () => {
      const notification = { channel, state, at: '2026-11-24T14:02:00+03:00' };
      expect(deliveryOf({ at, notification }, words, zone)).to.equal(said);
    });
  }

  it('names the day of a message that took longer', () => {
    const notification = { channel: 'sms', state: 'sent', at: '2026-11-25T08:10:00+03:00' } as const;
    expect(deliveryOf({ at, notification }, words, zone)).to.equal('SMS gönderildi, 25 Kasım 2026 08:10');
  });

  it('tells its place in words, and a point only where there are none', () => {
    const tell = (location: Parameters<typeof describeLocation>[0]) =>
      describeLocation(location, placeOf(jurisdiction), words);
    const point = { lat: 38.72, lng: 35.5 };
    expect([
      tell({
        ...point,
        neighbourhood: 'kilicaslan',
        street: 'Bahçe Sokak',
        buildingNumber: '12',
        unitNumber: '3',
        directions: 'Okulun karşısı',
      }),
      tell({ neighbourhood: 'Yazıldığı gibi' }),
      tell(point),
      tell(undefined),
    ]).to.deep.equal([
      ['Kılıçaslan, Bahçe Sokak, No: 12, Daire: 3', 'Okulun karşısı'],
      ['Yazıldığı gibi'],
      ['Haritada işaretlenen nokta: 38,72000, 35,50000'],
      [],
    ]);
  });

  it('keeps the direction of the language that was written', async () => {
    const { tracker } = await show(requestThat({}, { description: 'هناك حفرة' }));
    const description = query(tracker, '[part="description"]');
    expect([description?.dir, description && getComputedStyle(description).direction]).to.deep.equal([
      'auto',
      'rtl',
    ]);
  });

  it('shows no words that were taken out', async () => {
    const redacted = { id: 'e9', at, type: 'replied', actor: 'citizen', redacted: true } as const;
    const { tracker } = await show(requestThat({}, { timeline: [redacted] }));
    expect(textOf(tracker, '#event-e9')).to.contain('Bu metin belediye tarafından kaldırıldı.');
  });
});

describe('days', () => {
  it('change at midnight where the municipality is', () => {
    expect([
      dayIn(zone, Date.parse('2026-12-31T20:59:00Z')),
      dayIn(zone, Date.parse('2026-12-31T21:00:00Z')),
    ]).to.deep.equal(['2026-12-31', '2027-01-01']);
  });

  it('go over months and leap days', () => {
    expect([addDays('2026-11-25', 30), addDays('2028-02-28', 1)]).to.deep.equal(['2026-12-25', '2028-02-29']);
  });

  it('are those of Istanbul where a municipality names a zone that nobody knows', () => {
    expect(placeOf({ ...jurisdiction, timeZone: 'Mars/Olympus' }).timeZone).to.equal(zone);
  });
});
