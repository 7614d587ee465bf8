import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadJurisdiction } from '../../../reference-server/src/jurisdictions/load.ts';
import { wordingOf, type Occasion } from '../../../reference-server/src/notifications/wording.ts';
import type { StoredEvent, StoredRequest } from '@melikgazi/mimer-sdk/domain';
import { eventOf, storedRequest } from '../../support/drafts.ts';

const data = await loadJurisdiction(
  fileURLToPath(new URL('../../../reference-server/jurisdictions/melikgazi', import.meta.url)),
);
const reference = '2026-4819073-2';
const due = { on: '2026-12-23', basis: { rule: 'law', days: 30, unit: 'calendar' } } as const;
const received = eventOf('received', '2026-11-23T09:00:00Z', { due });

const say = (
  event: StoredEvent,
  given: Partial<StoredRequest> = {},
  notification: Occasion['notification'] = { channel: 'sms' },
) =>
  wordingOf({
    request: storedRequest(reference, {
      service: 'YOL-01',
      reply: { channel: 'sms', locale: 'tr' },
      events: [received, event],
      ...given,
    }),
    notification,
    event,
    data,
    trackingCode: '0123456789',
    trackingUrl: `https://mimer.example.tr/#${reference}`,
  });

test('the first text message carries number and tracking code', () => {
  assert.equal(say(received)?.text, 'MİMER: Başvurunuz alındı. No: 2026-4819073-2 Takip kodu: 0123456789');
});

test('a later one carries the number alone', () => {
  const resolved = eventOf('resolved', '2026-11-24T09:00:00Z', { text: 'Onarıldı.' });
  assert.equal(say(resolved)?.text, 'MİMER: 2026-4819073-2 başvurunuz sonuçlandı.');
});

test('an e-mail has a subject, an opening, the answer and a closing', () => {
  const resolved = eventOf('resolved', '2026-11-24T09:00:00Z', { text: 'Çukur onarıldı.' });
  const wording = say(resolved, {}, { channel: 'email' });
  assert.equal(wording?.subject, 'Başvurunuz sonuçlandı – 2026-4819073-2');
  assert.equal(
    wording?.text,
    [
      'Sayın başvuru sahibi,',
      '',
      'Başvurunuz sonuçlandı.',
      '',
      'Başvuru numarası: 2026-4819073-2',
      'Konu: Çukur veya yol bozukluğu',
      'Yanıt: Çukur onarıldı.',
      '',
      'Başvurunuzu buradan izleyebilirsiniz: https://mimer.example.tr/#2026-4819073-2',
      '',
      'Saygılarımızla,',
      'Melikgazi Belediyesi MİMER',
    ].join('\n'),
  );
});

test('days are written as the citizen’s language does', () => {
  const text = (locale: string) =>
    say(received, { reply: { channel: 'email', locale } }, { channel: 'email' })?.text ?? '';
  assert.match(text('tr'), /Yanıt için son gün: 23 Aralık 2026/);
  assert.match(text('en'), /To be answered by: December 23, 2026/);
});

test('a language is found by its base, and an unknown one gives way to the municipality’s', () => {
  const locale = (wanted: string) => say(received, { reply: { channel: 'sms', locale: wanted } })?.locale;
  assert.deepEqual([locale('en-GB'), locale('tr-TR'), locale('ja'), locale('en')], ['en', 'tr', 'tr', 'en']);
});

test('whoever calls the citizen does not learn the tracking code', () => {
  for (const channel of ['phone', 'post'] as const)
    for (const event of [received, eventOf('codeRenewed', '2026-11-24T09:00:00Z')])
      assert.ok(!say(event, {}, { channel })?.text.includes('0123456789'), `${channel} ${event.type}`);
});

test('a transfer names the institution and how to reach it', () => {
  const transferred = eventOf('transferred', '2026-11-24T09:00:00Z', {
    institution: { name: 'KASKİ', contact: '185' },
    text: 'Su arızası.',
  });
  assert.match(
    say(transferred, {}, { channel: 'email' })?.text ?? '',
    /Kurum: KASKİ, 185\nAçıklama: Su arızası\./,
  );
});

test('news of another request has words of its own, without what was written there', () => {
  const resolved = eventOf('resolved', '2026-11-24T09:00:00Z', { text: 'Sayın Ayşe Yılmaz, …' });
  const about = '2026-0000001-0';
  const sms = say(resolved, {}, { channel: 'sms', about });
  const email = say(resolved, {}, { channel: 'email', about });
  assert.equal(sms?.text, 'MİMER: 2026-4819073-2 başvurunuzun birleştiği başvuru sonuçlandı.');
  assert.ok(!email?.text.includes('Ayşe'));
  assert.match(email?.text ?? '', /0352 252 13 33/);
});

test('for an event without words there is no message', () => {
  assert.equal(say(eventOf('delivered', '2026-11-24T09:00:00Z')), undefined);
});

test('a message that lacks what it must say is none', () => {
  const wording = wordingOf({
    request: storedRequest(reference, { reply: { channel: 'sms', locale: 'tr' } }),
    notification: { channel: 'sms' },
    event: received,
    data,
    trackingCode: undefined,
    trackingUrl: '',
  });
  assert.equal(wording, undefined);
});

test('an Arabic message keeps numbers in their order and names the month as its readers do', () => {
  const wording = say(received, { reply: { channel: 'email', locale: 'ar' } }, { channel: 'email' });
  assert.equal(wording?.subject, `استلمنا طلبكم – \u2066${reference}\u2069`);
  assert.match(wording?.text ?? '', /آخر موعد للرد: 23 كانون الأول 2026\n/);
});

test('an Arabic text message has the number on a line of its own, where no telephone turns it round', () => {
  const wording = say(received, { reply: { channel: 'sms', locale: 'ar' } });
  assert.deepEqual(wording?.text.split('\n'), [
    'استلمنا طلبكم رقم:',
    reference,
    'رمز المتابعة: 0123456789',
    'MİMER',
  ]);
});
