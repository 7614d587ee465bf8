import type { CallName } from '../../calls.ts';
import type { Challenge, ChallengeSolution } from '../../challenge.ts';
import type { Jurisdiction } from '../../jurisdiction.ts';
import type { Service } from '../../service.ts';
import type { Statistics } from '../../statistics.ts';
import type { CallExample } from './call-example.ts';

const jurisdiction: Jurisdiction = {
  id: 'melikgazi',
  name: 'Melikgazi Belediyesi',
  locales: ['tr', 'en', 'ar', 'fa'],
  defaultLocale: 'tr',
  timeZone: 'Europe/Istanbul',
  capabilities: [
    'attachments',
    'challenge',
    'replies',
    'rating',
    'reopening',
    'withdrawal',
    'receipt',
    'desk',
  ],
  contact: {
    phone: '+903522521333',
    whatsapp: '+905302539191',
    website: 'https://www.melikgazi.bel.tr',
    office: {
      address: 'Hunat Mah. Nuh Naci Yazgan Cad. 38140 Melikgazi/Kayseri',
      openingHours: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], opens: '08:00', closes: '17:00' }],
    },
    alwaysOpen: ['phone', 'whatsapp', 'web'],
  },
  emergency: { number: '112', text: 'Can güvenliği tehlikesi varsa lütfen 112’yi arayınız.' },
  kinds: [
    {
      code: 'complaint',
      name: 'Şikâyet',
      description: 'Bozulan, aksayan veya sizi rahatsız eden bir durumun düzeltilmesini istersiniz.',
      identity: 'full',
      anonymous: false,
      deadline: { calendarDays: 30 },
    },
    {
      code: 'information',
      name: 'Bilgi edinme',
      description: '4982 sayılı Kanun’a göre bilgi veya belge istersiniz.',
      identity: 'full-with-id',
      anonymous: false,
      deadline: { workingDays: 15 },
    },
  ],
  neighbourhoods: [
    { code: 'kilicaslan', name: 'Kılıçaslan', aliases: ['Kılıç Aslan'], postcode: '38280' },
    { code: '30-agustos', name: '30 Ağustos', aliases: ['Otuz Ağustos'], postcode: '38170' },
  ],
  replyChannels: ['sms', 'phone', 'email', 'post', 'none'],
  notices: [
    {
      id: 'general',
      version: '2026-11',
      title: 'Kişisel verilere ilişkin aydınlatma metni',
      summary: 'Bilgileriniz başvurunuzu almak, sonuçlandırmak ve size cevap vermek için işlenir.',
      url: 'https://www.melikgazi.bel.tr/kvkk',
    },
  ],
  attachments: { maxCount: 5, maxBytes: 10_485_760, types: ['image/jpeg', 'image/png', 'application/pdf'] },
  map: {
    centre: { lat: 38.7199, lng: 35.5057 },
    bounds: { southWest: { lat: 38.5, lng: 35.35 }, northEast: { lat: 38.9, lng: 35.85 } },
  },
  reopenDays: 15,
  declineReasons: [{ code: 'repeated', name: 'Aynı konuda daha önce sonuçlanmış bir başvuru var' }],
};

const services: Service[] = [
  {
    code: 'YOL-01',
    name: 'Çukur veya yol bozukluğu',
    description: 'Sokaklardaki çukur, çökme ve bozuk asfalt ya da parke.',
    group: { code: 'YOL', name: 'Yol ve kaldırım' },
    keywords: ['çukur', 'yol çöktü', 'asfalt bozuk', 'pothole'],
    location: 'required',
    sensitive: false,
    attributes: [
      {
        code: 'size',
        order: 1,
        datatype: 'singlevaluelist',
        required: false,
        description: 'Çukurun veya bozukluğun büyüklüğü nedir?',
        values: [
          { key: 'small', name: 'Küçük (tabak kadar)' },
          { key: 'large', name: 'Büyük (tekerlekten büyük)' },
        ],
      },
    ],
  },
  {
    code: 'DIS-01',
    name: 'Su kesintisi, su ve kanalizasyon arızası',
    description: 'Su kesintisi, patlak boru ve kanalizasyon taşması KASKİ’nin görevindedir.',
    group: { code: 'DIS', name: 'Başka kurumların hizmetleri' },
    keywords: ['su kesintisi', 'boru patladı'],
    location: 'optional',
    sensitive: false,
    redirect: {
      name: 'KASKİ (Kayseri Su ve Kanalizasyon İdaresi)',
      phone: '185',
      text: 'Su ve kanalizasyon için en hızlı yol KASKİ’yi (185) aramaktır.',
    },
    attributes: [],
  },
];

const challenge: Challenge = {
  parameters: {
    algorithm: 'PBKDF2/SHA-256',
    nonce: '8f14e45fceea167a5a36dedd4bea2543',
    salt: 'c9f0f895fb98ab9159f51fd0297e236d',
    cost: 5000,
    keyLength: 32,
    keyPrefix: '00',
    expiresAt: 1_795_424_400,
  },
  signature: '1f3870be274f6c49b3e31a0c6728957f0ad1f5a8d0fba4fdc5a2b2b9a33f4f2e',
};

/** The challenge with its solution, for the submissions. */
export const challengeSolution: ChallengeSolution = {
  challenge,
  solution: { counter: 217, derivedKey: '00d3b8c1a6b5e0f7a2c4d6e8f0a1b3c5d7e9f1a3b5c7d9e1f3a5b7c9d1e3f5a7' },
};

const publicStatistics: Statistics = {
  from: '2026-09-01',
  to: '2026-11-23',
  total: 1240,
  bySource: { web: 160, phone: 690, whatsapp: 250, petition: 140 },
  byKind: { complaint: 700, demand: 420, report: 120 },
  byServiceGroup: { YOL: 430, TEM: 380, PRK: 240, HAY: 190 },
  byStatus: { in_progress: 210, resolved: 960, declined: 70 },
  byMonth: { '2026-09': 470, '2026-10': 440, '2026-11': 330 },
  medianDaysToClose: 6,
  ratings: { count: 310, mean: 4.1 },
};

const deskStatistics: Statistics = {
  from: '2026-11-01',
  to: '2026-11-23',
  total: 331,
  bySource: { web: 42, phone: 186, whatsapp: 67, petition: 36 },
  byKind: { complaint: 188, demand: 112, report: 31 },
  byServiceGroup: { YOL: 117, TEM: 101, PRK: 64, HAY: 49 },
  byStatus: { received: 9, in_progress: 88, resolved: 219, declined: 15 },
  byMonth: { '2026-11': 331 },
  daysToClose: { count: 234, median: 5.5, p90: 18 },
};

/** What anyone may read. */
export const municipalityExamples = {
  getJurisdiction: {
    tag: 'Municipality',
    description:
      'The `capabilities` say which calls there are beyond the four of the core: `GET /`, `GET /services`, `POST /requests` and `GET /requests/{reference}`.',
    answer: jurisdiction,
  },
  listServices: { tag: 'Municipality', answer: services },
  getChallenge: {
    tag: 'Challenge',
    description: 'Good for a few minutes and for one submission or one file.',
    answer: challenge,
  },
  getStatistics: {
    tag: 'Statistics',
    description:
      'Whole months; no count below five is told, and every other is rounded to a multiple of five.',
    parameters: { from: '2026-09-01', to: '2026-11-30' },
    answer: publicStatistics,
  },
  getDeskStatistics: {
    tag: 'Statistics',
    parameters: { from: '2026-11-01', to: '2026-11-23' },
    answer: deskStatistics,
  },
} as const satisfies Partial<Record<CallName, CallExample>>;
