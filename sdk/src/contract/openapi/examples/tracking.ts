import type { Event } from '../../event.ts';
import type { TrackedRequest } from '../../tracked-request.ts';
import { attachment, dueBasis, reference, submitted } from './submission.ts';

const works = { code: 'fen-isleri', name: 'Fen İşleri Müdürlüğü' };
const at = (day: number, time: string) => `2026-11-${day}T${time}:00+03:00`;
const received: Event = { id: 'e1', at: at(23, '11:42'), type: 'received', actor: 'citizen' };
const forwarded: Event = { id: 'e2', at: at(23, '13:05'), type: 'forwarded', actor: 'staff', unit: works };
const asked: Event = {
  id: 'e3',
  at: at(24, '09:10'),
  type: 'asked',
  actor: 'staff',
  text: 'Çukur hangi kapının önünde?',
  notification: { channel: 'sms', state: 'sent', at: at(24, '09:11') },
};
const replied: Event = {
  id: 'e4',
  at: at(24, '10:30'),
  type: 'replied',
  actor: 'citizen',
  text: '14 numaranın önünde.',
};
const resolved: Event = {
  id: 'e5',
  at: at(26, '15:20'),
  type: 'resolved',
  actor: 'staff',
  text: 'Çukur bugün kapatıldı. Bildirdiğiniz için teşekkür ederiz.',
};

const open = { reply: true, rate: false, reopen: false, withdraw: true, changeReplyChannel: true };
const closed = { reply: false, rate: true, reopen: true, withdraw: false, changeReplyChannel: false };

/** Where the request stands when the citizen has been asked something. */
export const awaiting: TrackedRequest = {
  reference,
  kind: 'complaint',
  service: { code: 'YOL-01', name: 'Çukur veya yol bozukluğu' },
  status: 'awaiting_citizen',
  statusLabel: 'Ek bilgi bekleniyor',
  receivedAt: received.at,
  updatedAt: asked.at,
  dueOn: '2026-12-23',
  dueBasis,
  unit: works,
  description: submitted.description,
  location: {
    neighbourhood: 'kilicaslan',
    street: 'Bahçe Sokak',
    buildingNumber: '12',
    lat: 38.7221,
    lng: 35.5133,
  },
  attachments: [attachment],
  reply: { channel: 'sms' },
  timeline: [received, forwarded, asked],
  can: open,
};

export const answered: TrackedRequest = {
  ...awaiting,
  status: 'forwarded',
  statusLabel: 'Birime yönlendirildi',
  updatedAt: replied.at,
  timeline: [...awaiting.timeline, replied],
};

export const done: TrackedRequest = {
  ...awaiting,
  status: 'resolved',
  statusLabel: 'Sonuçlandı',
  updatedAt: resolved.at,
  closedAt: resolved.at,
  timeline: [...answered.timeline, resolved],
  can: closed,
};

const after = (request: TrackedRequest, event: Event, given: Partial<TrackedRequest>): TrackedRequest => ({
  ...request,
  updatedAt: event.at,
  timeline: [...request.timeline, event],
  ...given,
});

export const rated = after(
  done,
  { id: 'e6', at: at(27, '08:15'), type: 'rated', actor: 'citizen', score: 5, text: 'Çok hızlıydınız.' },
  { can: { ...closed, rate: false } },
);
export const reopened = after(
  done,
  { id: 'e6', at: at(28, '18:00'), type: 'reopened', actor: 'citizen', text: 'Yağmurdan sonra yine açıldı.' },
  { status: 'in_review', statusLabel: 'İnceleniyor', can: open },
);
export const withdrawn = after(
  awaiting,
  { id: 'e4', at: at(24, '12:00'), type: 'withdrawn', actor: 'citizen' },
  {
    status: 'withdrawn',
    statusLabel: 'Geri çekildi',
    closedAt: at(24, '12:00'),
    can: { ...closed, rate: false, reopen: false },
  },
);
export const byPost = after(
  awaiting,
  { id: 'e4', at: at(24, '12:00'), type: 'replyChannelChanged', actor: 'citizen' },
  { reply: { channel: 'post' } },
);
