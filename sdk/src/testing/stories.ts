import type { NewRequest, Status } from '../contract/index.ts';
import type { Deed } from './plant.ts';

/** What happened to a seeded request, and where it stands after it. */
export interface Story {
  readonly status: Status;
  readonly submitted: Partial<NewRequest>;
  /** `merge`: into the first request of all. */
  readonly deeds: readonly (Deed | 'merge')[];
}

const review = { desk: { type: 'review' } } as const;
const forward = { desk: { type: 'forward', unit: 'roads', note: 'Yerinde bakınız.' } } as const;

/** One for each status, in Örnek. */
export const stories: readonly Story[] = [
  { status: 'received', submitted: { description: 'Sokağımızda büyük bir çukur var.' }, deeds: [] },
  {
    status: 'in_review',
    submitted: { service: 'waste', description: 'Konteyner üç gündür boşaltılmadı.' },
    deeds: [review],
  },
  {
    status: 'forwarded',
    submitted: { description: 'Kaldırım taşları yerinden çıkmış.', source: 'phone' },
    deeds: [review, forward],
  },
  {
    status: 'in_progress',
    submitted: { description: 'Yol çöktü, araçlar güçlükle geçiyor.', source: 'whatsapp' },
    deeds: [forward, { desk: { type: 'start', expectedOn: '2030-01-01' } }],
  },
  {
    status: 'awaiting_citizen',
    submitted: { description: 'Asfalt bozuk.' },
    deeds: [forward, { desk: { type: 'ask', text: 'Hangi sokakta olduğunu yazar mısınız?' } }],
  },
  {
    status: 'resolved',
    submitted: { description: 'Logar kapağı kırık.' },
    deeds: [
      forward,
      { desk: { type: 'ask', text: 'Hangi kapı numarasının önünde?' } },
      { citizen: 'reply', text: '12 numaranın önünde.' },
      { desk: { type: 'comment', text: 'Ekip yarın gelecek.', public: true } },
      { desk: { type: 'resolve', text: 'Kapak değiştirildi.' } },
      { citizen: 'rate', score: 5 },
    ],
  },
  {
    status: 'declined',
    submitted: { service: 'other', description: 'Bir şeyler yapın.', source: 'petition' },
    deeds: [
      review,
      { desk: { type: 'decline', reason: 'no-clear-subject', text: 'Ne istediğiniz anlaşılamadı.' } },
    ],
  },
  {
    status: 'transferred',
    submitted: { service: 'other', description: 'Musluktan su akmıyor.' },
    deeds: [
      {
        desk: {
          type: 'transfer',
          institution: { name: 'Su idaresi', contact: '185' },
          text: 'Başvurunuzu su idaresine gönderdik.',
        },
      },
    ],
  },
  {
    status: 'merged',
    submitted: { description: 'Aynı sokaktaki çukur hâlâ duruyor.' },
    deeds: [review, 'merge'],
  },
  {
    status: 'withdrawn',
    submitted: { service: 'waste', description: 'Çöp alınmamış.' },
    deeds: [{ citizen: 'withdraw' }],
  },
];

/** What every story’s submission has, where it says nothing else. */
export const commonSubmission: NewRequest = {
  kind: 'complaint',
  service: 'pothole',
  description: '',
  location: { neighbourhood: 'cinar', street: 'Lale Sokak' },
  applicant: {
    givenName: 'Ayşe',
    familyName: 'Yılmaz',
    phone: '+905550000000',
    email: 'ayse@ornek.example',
    address: 'Lale Sokak 12, Çınar',
  },
  reply: { channel: 'sms', locale: 'tr' },
  notices: [{ id: 'general', version: '2' }],
};
