import type { Attachment } from '../../event.ts';
import type { NewRequest } from '../../new-request.ts';
import type { Receipt } from '../../receipt.ts';
import { challengeSolution } from './municipality.ts';

export const reference = '2026-4819073-2';

export const attachment: Attachment = {
  id: 'b0b4c4a2e1d94f7c8a6d2f0e9b1c3d5f',
  name: 'çukur.jpg',
  mediaType: 'image/jpeg',
  bytes: 482_113,
  width: 1600,
  height: 1200,
};

export const submitted: NewRequest = {
  kind: 'complaint',
  service: 'YOL-01',
  description: 'Evimizin önündeki yolda derin bir çukur var, arabalar geçemiyor.',
  attributes: { size: 'large' },
  location: {
    neighbourhood: 'kilicaslan',
    street: 'Bahçe Sokak',
    buildingNumber: '12',
    lat: 38.7221,
    lng: 35.5133,
  },
  attachments: [attachment.id],
  applicant: {
    givenName: 'Ayşe',
    familyName: 'Yılmaz',
    phone: '+905302539191',
    address: 'Kılıçaslan Mah. Bahçe Sok. 12/3 Melikgazi',
  },
  reply: { channel: 'sms', locale: 'tr' },
  notices: [{ id: 'general', version: '2026-11' }],
};

/** The same wish by three ways. */
export const requests = {
  callCentre: {
    summary: 'From the call centre, with an API key.',
    value: {
      ...submitted,
      attachments: [],
      // Which version is in force a municipality decides; so the example is taken by any.
      notices: [],
      source: 'phone',
      receivedAt: '2026-11-23T11:42:00+03:00',
      externalId: 'call-88213',
      operator: 'm.demir',
    } satisfies NewRequest,
  },
  web: {
    summary: 'From a page, with a solved challenge.',
    value: { ...submitted, challenge: challengeSolution },
  },
  anonymous: {
    summary: 'Without a name, where the kind allows it; then no answer can be sent.',
    value: {
      kind: 'report',
      service: 'TEM-04',
      description: 'Boş arsaya moloz dökülmüş.',
      location: { neighbourhood: 'Ağırnas', directions: 'Köprünün yanındaki arsa' },
      reply: { channel: 'none', locale: 'tr' },
      challenge: challengeSolution,
    } satisfies NewRequest,
  },
};

export const dueBasis = { rule: '3071 sayılı Kanun m. 7', days: 30, unit: 'calendar' } as const;

export const receipt: Receipt = {
  reference,
  trackingCode: '0481937265',
  receivedAt: '2026-11-23T11:42:00+03:00',
  dueOn: '2026-12-23',
  dueBasis,
  subject: 'Çukur veya yol bozukluğu',
  trackingUrl: `https://mimer.example.tr/#${reference}`,
  test: false,
};
