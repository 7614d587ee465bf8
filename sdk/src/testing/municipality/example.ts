import type { JurisdictionData, KindData } from '../../domain/jurisdiction-data.ts';
import { exampleServices } from './example-services.ts';
import { statusNames } from './status-names.ts';

const kinds: readonly KindData[] = [
  {
    code: 'complaint',
    name: { tr: 'Şikâyet', en: 'Complaint' },
    description: { tr: 'Aksayan bir hizmet', en: 'Something does not work' },
    identity: 'full',
    anonymous: false,
    deadline: { rule: '3071', allows: { calendarDays: 30 }, mayExtendBy: 15 },
  },
  {
    code: 'report',
    name: { tr: 'İhbar', en: 'Report' },
    description: { tr: 'Kurallara aykırı bir durum', en: 'Something against the rules' },
    identity: 'none',
    anonymous: true,
  },
  {
    code: 'suggestion',
    name: { tr: 'Öneri', en: 'Suggestion' },
    description: { tr: 'Daha iyisi için bir fikir', en: 'An idea for something better' },
    identity: 'contact',
    anonymous: false,
  },
  {
    code: 'information',
    name: { tr: 'Bilgi edinme', en: 'Freedom of information' },
    description: { tr: 'Bilgi ya da belge istemek', en: 'To ask for information or documents' },
    identity: 'full-with-id',
    anonymous: false,
    deadline: { rule: '4982', allows: { workingDays: 15 }, mayExtendBy: 15 },
    onlyWhereNamed: true,
  },
];

const units = [
  { code: 'roads', name: { tr: 'Fen İşleri Müdürlüğü', en: 'Roads and Works' } },
  { code: 'cleaning', name: { tr: 'Temizlik İşleri Müdürlüğü', en: 'Cleaning' } },
  { code: 'inspection', name: { tr: 'Zabıta Müdürlüğü', en: 'Inspection' } },
];

const notices = [
  {
    id: 'general',
    version: '2',
    formerVersions: ['1'],
    title: { tr: 'Kişisel verileriniz', en: 'Your personal data' },
    summary: {
      tr: 'Yazdıklarınızı yalnızca başvurunuz için kullanırız.',
      en: 'We use what you write for your request alone.',
    },
    text: { tr: 'Veri sorumlusu: Örnek Belediyesi.', en: 'Controller: Municipality of Örnek.' },
  },
  {
    id: 'health',
    version: '1',
    formerVersions: [],
    title: { tr: 'Sağlık bilgileri', en: 'Health data' },
    summary: {
      tr: 'Bu konuda sağlık bilgisi işlenebilir.',
      en: 'Health data may be processed for this.',
    },
    text: { tr: 'Yalnızca yetkili görevliler görür.', en: 'Only those in charge see it.' },
  },
];

/** Örnek, a municipality that is nowhere: small, with one of everything that the contract knows. */
export const exampleMunicipality: JurisdictionData = {
  profile: {
    id: 'ornek',
    name: { tr: 'Örnek Belediyesi', en: 'Municipality of Örnek' },
    locales: ['tr', 'en'],
    defaultLocale: 'tr',
    timeZone: 'Europe/Istanbul',
    contact: {
      phone: '+903520000000',
      email: 'iletisim@ornek.example',
      website: 'https://ornek.example/',
      alwaysOpen: ['web'],
    },
    emergency: {
      number: '112',
      text: { tr: 'Can güvenliği tehlikesi varsa 112’yi arayınız.', en: 'If lives are in danger, call 112.' },
    },
    replyChannels: ['sms', 'phone', 'whatsapp', 'email', 'post', 'none'],
    statuses: statusNames,
    declineReasons: [
      { code: 'no-clear-subject', name: { tr: 'Belli bir konusu yok', en: 'It has no clear subject' } },
      {
        code: 'court-matter',
        name: { tr: 'Yargı mercilerinin görevine giriyor', en: 'It is a matter for the courts' },
      },
    ],
    halfDaysAreWorkingDays: true,
    reopenDays: 15,
    attachments: {
      maxCount: 5,
      maxBytes: 10_485_760,
      types: ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'],
      keyTypes: ['audio/ogg', 'audio/mpeg', 'audio/mp4', 'video/mp4'],
    },
  },
  kinds: new Map(kinds.map(kind => [kind.code, kind])),
  services: new Map(exampleServices.map(service => [service.code, service])),
  units: new Map(units.map(unit => [unit.code, unit])),
  neighbourhoods: [
    { code: 'cinar', name: 'Çınar', aliases: [], postcode: '38000' },
    { code: 'ihlamur', name: 'Ihlamur', aliases: ['Eski Ihlamur'] },
    { code: 'kilicaslan', name: 'Kılıçaslan', aliases: [] },
  ],
  holidays: new Map(),
  notices: new Map(notices.map(notice => [notice.id, notice])),
};
