import type { Action, NewRequest, Status } from '../contract/index.ts';
import type { Caller } from './caller.ts';

/** Something that the desk or the citizen did to a seeded request. */
export type Step =
  | { readonly desk: Exclude<Action, { type: 'merge' }> }
  /** Merged into the first request of all. */
  | { readonly desk: 'merge' }
  | { readonly citizen: 'withdraw' }
  | { readonly citizen: 'reply'; readonly text: string }
  | { readonly citizen: 'rate'; readonly score: number };

/** What happened to a seeded request, and where it stands after it. */
export interface Story {
  readonly status: Status;
  readonly submitted: Partial<NewRequest>;
  readonly steps: readonly Step[];
}

/** Who seeded what came by telephone, on paper and the like. */
export const callCentre = (test: boolean): Caller => ({
  as: 'client',
  client: 'call-centre',
  scopes: ['requests:write'],
  unit: undefined,
  test,
});

const review = { desk: { type: 'review' } } as const;
const forward = { desk: { type: 'forward', unit: 'roads', note: 'Yerinde bakınız.' } } as const;

/** One for each status, in Örnek. */
export const stories: readonly Story[] = [
  { status: 'received', submitted: { description: 'Sokağımızda büyük bir çukur var.' }, steps: [] },
  {
    status: 'in_review',
    submitted: { service: 'waste', description: 'Konteyner üç gündür boşaltılmadı.' },
    steps: [review],
  },
  {
    status: 'forwarded',
    submitted: { description: 'Kaldırım taşları yerinden çıkmış.', source: 'phone' },
    steps: [review, forward],
  },
  {
    status: 'in_progress',
    submitted: { description: 'Yol çöktü, araçlar güçlükle geçiyor.', source: 'whatsapp' },
    steps: [forward, { desk: { type: 'start', expectedOn: '2030-01-01' } }],
  },
  {
    status: 'awaiting_citizen',
    submitted: { description: 'Asfalt bozuk.' },
    steps: [forward, { desk: { type: 'ask', text: 'Hangi sokakta olduğunu yazar mısınız?' } }],
  },
  {
    status: 'resolved',
    submitted: { description: 'Logar kapağı kırık.' },
    steps: [
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
    steps: [
      review,
      { desk: { type: 'decline', reason: 'no-clear-subject', text: 'Ne istediğiniz anlaşılamadı.' } },
    ],
  },
  {
    status: 'transferred',
    submitted: { service: 'other', description: 'Musluktan su akmıyor.' },
    steps: [
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
    steps: [review, { desk: 'merge' }],
  },
  {
    status: 'withdrawn',
    submitted: { service: 'waste', description: 'Çöp alınmamış.' },
    steps: [{ citizen: 'withdraw' }],
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
