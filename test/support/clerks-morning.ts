import { createMimer, type Action, type NewRequest } from '@melikgazi/mimer-sdk';
import type { serverProcess } from './server-process.ts';
import { noise } from './uploads.ts';

const day = 86_400_000;

/** Who asks, told in one line: source, subject, place, days ago, name, telephone. */
type Line = readonly [
  source: NonNullable<NewRequest['source']>,
  service: string,
  neighbourhood: string,
  daysAgo: number,
  name: string,
  phone: string,
  description: string,
  ...actions: readonly Action[],
];

const to = (unit: string): Action => ({ type: 'forward', unit });
const start: Action = { type: 'start' };
const done = (text: string): Action => ({ type: 'resolve', text });

/** Thirty requests as a clerk finds them in the morning: new ones, some on their way, some late, some answered. */
const lines: readonly Line[] = [
  ['phone', 'TEM-01', 'esenyurt', 0, 'Ali Kaya', '+905321110001', 'Çöp konteyneri üç gündür boşaltılmadı.'],
  ['web', 'YOL-01', 'hunat', 0, 'Ayşe Yılmaz', '+905321110002', 'Okulun önünde derin bir çukur var.'],
  [
    'whatsapp',
    'HAY-02',
    'gesi',
    0,
    'Murat Demir',
    '+905321110003',
    'Parkın girişinde yaralı bir kedi yatıyor.',
  ],
  ['web', 'PRK-02', 'kosk', 0, 'Elif Şahin', '+905321110004', 'Salıncağın zinciri kopmuş, çocuklar düşüyor.'],
  ['social_media', 'ZAB-01', 'alpaslan', 0, '', '', 'Gece yarısından sonra inşaat sesi geliyor.'],
  ['email', 'IMR-02', 'kilicaslan', 1, 'Hasan Öztürk', '', 'Parselimin imar durumunu öğrenmek istiyorum.'],
  [
    'in_person',
    'SOS-01',
    'battalgazi',
    1,
    'Fatma Arslan',
    '+905321110007',
    'Kışlık yakacak yardımı istiyorum.',
  ],
  ['phone', 'YOL-04', 'esentepe', 1, 'Mehmet Çelik', '+905321110008', 'Rögar kapağı açık kalmış.'],
  [
    'petition',
    'YOL-03',
    'gesi-fatih',
    2,
    'Zeynep Koç',
    '+905321110009',
    'Sokağımıza parke yol yapılmasını istiyoruz.',
  ],
  ['web', 'ZAB-07', 'selcuklu', 2, 'Kemal Aydın', '+905321110010', 'Plakasız bir araç aylardır aynı yerde.'],
  [
    'phone',
    'TEM-04',
    'yildirim-beyazit',
    3,
    'Sevgi Polat',
    '+905321110011',
    'Boş arsaya moloz dökmüşler.',
    to('cevre-koruma'),
  ],
  [
    'web',
    'YOL-02',
    'hunat',
    4,
    'Ahmet Yıldız',
    '+905321110012',
    'Kaldırım taşları sökülmüş.',
    to('fen-isleri'),
  ],
  [
    'web',
    'PRK-03',
    'fatih',
    5,
    'Nuri Kurt',
    '+905321110013',
    'Ağacın dalları elektrik teline değiyor.',
    to('park-ve-bahceler'),
  ],
  [
    'whatsapp',
    'YOL-01',
    'hunat',
    5,
    'Leyla Ateş',
    '+905321110014',
    'Aynı yerde çukur büyüdü.',
    to('fen-isleri'),
  ],
  [
    'phone',
    'HAY-01',
    'germir',
    6,
    'Osman Tekin',
    '+905321110015',
    'Sürü hâlinde köpekler var.',
    to('veteriner-isleri'),
    start,
  ],
  [
    'phone',
    'TEM-02',
    'esenyurt',
    8,
    'Gül Er',
    '+905321110016',
    'Yeni konteyner istiyoruz.',
    to('temizlik-isleri'),
    start,
  ],
  [
    'web',
    'PRK-05',
    'kosk',
    9,
    'Can Uslu',
    '+905321110017',
    'Parkta lambalar yanmıyor.',
    to('park-ve-bahceler'),
    start,
  ],
  [
    'petition',
    'YOL-05',
    'keykubat',
    12,
    'Derya Avcı',
    '+905321110018',
    'Okul önüne hız kesici istiyoruz.',
    to('ulasim-hizmetleri'),
  ],
  [
    'web',
    'IMR-04',
    'mimarsinan',
    26,
    'Cemal Güneş',
    '+905321110019',
    'Yıkılmak üzere olan bir ev var.',
    to('yapi-kontrol'),
    start,
  ],
  [
    'in_person',
    'YOL-03',
    'tavlusun',
    28,
    'Hatice Acar',
    '+905321110020',
    'Yolumuz toprak, kışın çıkılmıyor.',
    to('fen-isleri'),
  ],
  ['phone', 'ZAB-05', 'cumhuriyet', 33, 'Serkan Işık', '+905321110021', 'Fırında etiket yok.', to('zabita')],
  [
    'petition',
    'PRK-04',
    'anbar',
    35,
    'Emine Bulut',
    '+905321110022',
    'Sokağımıza ağaç dikilsin.',
    to('park-ve-bahceler'),
    start,
  ],
  [
    'web',
    'TEM-03',
    'sakarya',
    40,
    'Tolga Özkan',
    '+905321110023',
    'Sokak uzun süredir süpürülmedi.',
    to('temizlik-isleri'),
  ],
  [
    'web',
    'YOL-01',
    'kocatepe',
    3,
    'Pınar Sarı',
    '+905321110024',
    'Yol çöktü.',
    { type: 'ask', text: 'Hangi kapının önünde?' },
  ],
  [
    'phone',
    'GEN-99',
    'hunat',
    7,
    'Yusuf Can',
    '+905321110025',
    'Şikâyetim var.',
    { type: 'ask', text: 'Konuyu biraz daha anlatır mısınız?' },
  ],
  [
    'phone',
    'TEM-05',
    'kosk',
    4,
    'Nermin Su',
    '+905321110026',
    'Eski koltuk alınacak.',
    to('temizlik-isleri'),
    done('Eşyanız bugün alındı.'),
  ],
  [
    'web',
    'ZAB-02',
    'hunat',
    6,
    'Bora Kılıç',
    '+905321110027',
    'Kaldırımda masalar var.',
    to('zabita'),
    done('İşletme uyarıldı, kaldırım açıldı.'),
  ],
  [
    'web',
    'YOL-01',
    'alpaslan',
    9,
    'İrem Taş',
    '+905321110028',
    'Çukur var.',
    { type: 'decline', reason: 'repeated', text: 'Aynı konu geçen hafta sonuçlandı.' },
  ],
  [
    'phone',
    'DIS-02',
    'fatih',
    1,
    'Orhan Ay',
    '+905321110029',
    'Sokak lambası yanmıyor.',
    {
      type: 'transfer',
      institution: { name: 'KCETAŞ', contact: '186' },
      text: 'Başvurunuzu KCETAŞ’a gönderdik.',
    },
  ],
  ['web', 'GEN-01', '', 2, 'Selin Uz', '+905321110030', 'Fen İşleri ekibine teşekkür ederim.'],
];

const kindOf = (service: string, source: string): string => {
  if (service === 'GEN-01') return 'thanks';
  if (source === 'social_media') return 'report';
  return ['YOL-03', 'PRK-04', 'SOS-01', 'IMR-02', 'TEM-05'].includes(service) ? 'demand' : 'complaint';
};

const bodyOf = (
  [source, service, neighbourhood, daysAgo, name, phone, description]: Line,
  now: number,
  attachments: readonly string[],
): NewRequest => {
  const [givenName, familyName] = name.split(' ');
  return {
    source,
    kind: kindOf(service, source),
    service,
    description,
    ...(neighbourhood !== '' && { location: { neighbourhood, street: 'Sivas Caddesi' } }),
    ...(name !== '' && { applicant: { givenName, familyName, ...(phone !== '' && { phone }) } }),
    reply: { channel: phone === '' ? 'none' : daysAgo === 12 ? 'phone' : 'sms', locale: 'tr' },
    receivedAt: new Date(now - daysAgo * day).toISOString(),
    attachments: [...attachments],
  };
};

/** Brings them to a server, oldest first; answers their references in the order of the lines. */
export const clerksMorning = async (
  { endpoint }: Pick<Awaited<ReturnType<typeof serverProcess>>, 'endpoint'>,
  apiKey: string,
): Promise<readonly string[]> => {
  const { requests, desk, attachments } = createMimer({ endpoint, apiKey });
  const now = Date.now();
  const photo = new Blob([await noise(640, 480).jpeg().toBuffer()], { type: 'image/jpeg' });
  const references: string[] = [];
  for (const line of lines) {
    const [source] = line;
    const files = source === 'whatsapp' ? [(await attachments.upload(photo, { name: 'foto.jpg' })).id] : [];
    const { reference } = await requests.create(bodyOf(line, now, files));
    for (const action of line.slice(7))
      if (typeof action === 'object') {
        const { version } = await desk.requests.get(reference);
        await desk.requests.act(reference, action, { version });
      }
    references.push(reference);
  }
  return references;
};
