import { referenceOf } from '@melikgazi/mimer-sdk/reference';
import { createHash } from 'node:crypto';
import type { Source } from '@melikgazi/mimer-sdk/contract';
import type { StoredRequest } from '@melikgazi/mimer-sdk/domain';
import { eventOf } from './drafts.ts';
import { randomChoice } from './random-choice.ts';

const givenNames = words(
  'Ahmet Mehmet Mustafa Ayşe Fatma Emine Hatice Zeynep Elif Hüseyin Hasan İbrahim İsmail Osman Ömer Yusuf Murat Gülşah Çiğdem Şükrü Ümit Özlem Büşra Işıl İlknur Kübra Rabia Selim Tuğçe Uğur Volkan Yağmur',
);
const familyNames = words(
  'Yılmaz Kaya Demir Şahin Çelik Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç Kurt Özkan Şimşek Polat Korkmaz Çakır Erdoğan Güneş Ünal Işık Bulut Tekin Çağlar Bozkurt Gündüz',
);
const stems = words(
  'sokak cadde kaldırım lamba çöp konteyner ağaç park bank çeşme kanal yağmur çukur asfalt otobüs durak köpek kedi gürültü inşaat bina duvar bahçe okul cami pazar ışık direk levha trafik yaya bisiklet merdiven rampa su boru rögar koku sinek ilaçlama temizlik süpürme moloz hafriyat tabela komşu apartman asansör otopark araç servis kamyon kaza tehlike çocuk oyun salıncak spor saha kreş nikâh ruhsat vergi emlak imar tapu belge başvuru dilekçe sağlık yaşlı engelli yardım gıda kömür yol köprü kavşak sinyal numara mahalle muhtar zabıta esnaf kafe dükkân kapı pencere çatı baca duman yangın sel kar buz tuz kış yaz bahar gece gündüz sabah akşam hafta ay yıl gün saat',
);
const endings = words(
  'lar ler ların lerin da de dan den ı i a e ın in la le ları leri ımız imiz ınız iniz daki deki lık lik sız siz lı li cı ci larda lerde lardan lerden',
);
const verbs = words(
  'yanmıyor çalışmıyor kırılmış dökülmüş taşmış tıkanmış birikmiş istiyoruz bekliyoruz rica kapanmış açılmış bozulmuş çökmüş gelmiyor alınmıyor yapılmadı onarılsın temizlensin bakılsın',
);
const services = Array.from({ length: 60 }, (_, index) => `service-${index}`);
const units = Array.from({ length: 25 }, (_, index) => `unit-${index}`);
const sources: readonly Source[] = ['web', 'web', 'phone', 'whatsapp'];
const answers = ['resolved', 'resolved', 'resolved', 'declined', 'transferred'] as const;

const hour = 3_600_000;
const start = Date.parse('2024-01-01T06:00:00.000Z');

/**
 * The `index`-th request of a town that takes `perYear` of them a year: Turkish text of some fifty words, about one in
 * eight still open. The document is about 1.5 kB long.
 */
export const seededRequest = (index: number, perYear = 58_763): StoredRequest => {
  const choose = randomChoice(Math.imul(index + 1, 0x9e3779b1));
  const one = <T>(of: readonly [T, ...T[]] | readonly T[]): T => pick(of, choose);
  const year = 2024 + Math.floor(index / perYear);
  const at = start + Math.floor((index / perYear) * 365 * 24 * hour);
  const after = (hours: number) => new Date(at + hours * hour).toISOString();
  // 58,763 and 7,368,787 are coprime with ten million, so that no reference comes twice within a year.
  const reference = referenceOf(year, ((index % perYear) * 7_368_787) % 10_000_000);
  const isByCitizen = choose(4) > 0;
  const word = () => one(stems) + (choose(2) === 0 ? one(endings) : '');
  const sentence = () => `${Array.from({ length: 7 }, word).join(' ')} ${one(verbs)}.`;
  const [given, family] = [one(givenNames), one(familyNames)];
  const externalId = isByCitizen ? undefined : `CALL-${index}`;
  const answer = choose(8) > 0 ? one(answers) : undefined;
  return {
    format: 1,
    reference,
    revision: answer === undefined ? 2 : 4,
    version: answer === undefined ? 2 : 3,
    test: false,
    receivedAt: after(0),
    source: isByCitizen ? one(sources) : 'phone',
    ...(externalId !== undefined && { client: 'call-centre', externalId }),
    kind: one(['request', 'request', 'complaint', 'suggestion']),
    service: one(services),
    description: Array.from({ length: 4 }, sentence).join(' '),
    attributes: choose(3) === 0 ? { place: word() } : {},
    attachments: [],
    location: {
      lat: 38.7 + choose(1000) / 10_000,
      lng: 35.5 + choose(1000) / 10_000,
      neighbourhood: `${one(stems)}-${choose(70)}`,
      street: `${choose(9000)}. Sokak`,
      buildingNumber: String(1 + choose(200)),
    },
    applicant: {
      givenName: given,
      familyName: `${family}${choose(3) === 0 ? ` ${one(familyNames)}` : ''}`,
      phone: `+905${String(30 + choose(20))}${String(choose(10_000_000)).padStart(7, '0')}`,
      ...(choose(3) === 0 && { email: `${plain(given)}.${plain(family)}${choose(100_000)}@example.com` }),
    },
    reply: { channel: 'none', locale: 'tr' },
    notices: [{ id: 'general', version: '2026-01' }],
    missing: [],
    tracking: { salt: digest(`salt ${index}`, 'hex').slice(0, 32), secretId: '0a1b2c3d' },
    uniques: {
      idempotency: { key: digest(`key ${index}`), content: digest(`content ${index}`) },
      ...(isByCitizen && { nonce: digest(`nonce ${index}`, 'hex').slice(0, 32) }),
      ...(externalId !== undefined && {
        external: {
          key: JSON.stringify(['client:call-centre', 'phone', externalId]),
          content: digest(`content ${index}`),
        },
      }),
    },
    events: [
      eventOf('received', after(0), {
        due: { on: after(30 * 24).slice(0, 10), basis: { rule: '3071', days: 30, unit: 'calendar' } },
      }),
      eventOf('forwarded', after(2), { unit: one(units), public: false }),
      ...(answer === undefined ? [] : [eventOf(answer, after(24 + choose(600)), { text: sentence() })]),
    ],
    notifications: [],
    deliveries: [],
  };
};

function words(text: string): readonly string[] {
  return text.split(' ');
}

const pick = <T>(of: readonly T[], choose: (choices: number) => number): T => {
  const picked = of[choose(of.length)];
  if (picked === undefined) throw new Error('There is nothing to choose from.');
  return picked;
};

const plain = (name: string) =>
  name
    .replace(/[İIı]/g, 'i')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z]/g, '');

const digest = (text: string, encoding: 'hex' | 'base64url' = 'base64url') =>
  createHash('sha256').update(text).digest(encoding);
