import { createMimer, type NewRequest } from '@melikgazi/mimer-sdk';

// MİMER's six ways in besides the web form, each registered once. Run it twice: the `externalId` that each channel's own
// system gives keeps every request single.

const endpoint = process.env['MIMER_ENDPOINT'] ?? 'http://localhost:8787/melikgazi/v1';
const apiKey = process.env['MIMER_KEY'];
if (apiKey === undefined) {
  console.error('Set MIMER_KEY to a key with the scopes requests:write,desk:read.');
  process.exit(1);
}
const mimer = createMimer({ endpoint, apiKey, locale: 'tr' });

const ayse = {
  givenName: 'Ayşe',
  familyName: 'Yılmaz',
  address: 'Hunat Mah. Nuh Naci Yazgan Cad. No: 12, Melikgazi',
};

const requests: NewRequest[] = [
  {
    source: 'petition',
    externalId: 'register-2026-11-4471',
    kind: 'demand',
    service: 'YOL-03',
    description: 'Sokağımızın parke taşıyla kaplanmasını talep ediyoruz. Dilekçe ekinde on iki imza vardır.',
    location: { neighbourhood: 'Kılıçaslan', street: 'Bahçe Sokak' },
    applicant: ayse,
    reply: { channel: 'post', locale: 'tr' },
  },
  {
    source: 'phone',
    externalId: 'call-20261123-0117',
    operator: 'santral-3',
    kind: 'complaint',
    service: 'TEM-01',
    description: 'Çöp konteyneri iki gündür boşaltılmadı, sokağa taştı.',
    location: { neighbourhood: 'Esenyurt', directions: 'Fırının karşısı' },
    applicant: { ...ayse, phone: '+905302539191' },
    reply: { channel: 'sms', locale: 'tr' },
  },
  {
    source: 'email',
    externalId: '<7d1f@posta.example>',
    kind: 'suggestion',
    service: 'PRK-04',
    description: 'Okulun yanındaki boş alana ağaç dikilmesini öneriyorum.',
    location: { neighbourhood: 'Köşk' },
    applicant: { ...ayse, email: 'ayse@example.com' },
    reply: { channel: 'email', locale: 'tr' },
  },
  {
    source: 'in_person',
    externalId: 'counter-2-0042',
    operator: 'gişe-2',
    kind: 'complaint',
    service: 'ZAB-02',
    description: 'Kaldırım masa ve sandalyelerle kapatılmış, bebek arabasıyla geçilemiyor.',
    location: { neighbourhood: 'Hunat', street: 'Sivas Caddesi', buildingNumber: '14' },
    applicant: { ...ayse, phone: '+903522521333' },
    reply: { channel: 'phone', locale: 'tr' },
  },
  {
    source: 'social_media',
    externalId: 'post-1861234567890',
    kind: 'report',
    service: 'HAY-02',
    description: 'Parkın girişinde yaralı bir kedi var.',
    location: { neighbourhood: 'Alpaslan', directions: 'Parkın güney girişi' },
    reply: { channel: 'none', locale: 'tr' },
  },
  {
    source: 'whatsapp',
    externalId: 'wamid.HBgMOTA1MzA',
    kind: 'complaint',
    service: 'YOL-01',
    description: 'Yolda derin bir çukur var.',
    location: { lat: 38.7205, lng: 35.5012 },
    applicant: { phone: '+905302539191' },
    reply: { channel: 'sms', locale: 'tr' },
  },
];

for (const request of requests) {
  const { reference, dueOn } = await mimer.requests.create(request);
  console.log(`${request.source?.padEnd(12)} ${reference}  ${dueOn === undefined ? '' : `due ${dueOn}`}`);
}

const counts = new Map<string, number>();
for await (const { source } of mimer.desk.requests.list()) counts.set(source, (counts.get(source) ?? 0) + 1);
console.log('\nRequests by source:');
for (const [source, count] of [...counts].sort()) console.log(`${source.padEnd(12)} ${count}`);
