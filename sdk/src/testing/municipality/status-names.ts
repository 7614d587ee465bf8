import type { Status } from '../../contract/index.ts';
import type { Localised } from '../../domain/jurisdiction-data.ts';

/** What the statuses are called. */
export const statusNames: Readonly<Record<Status, Localised>> = {
  received: { tr: 'Alındı', en: 'Received' },
  in_review: { tr: 'İnceleniyor', en: 'Under review' },
  forwarded: { tr: 'Birime yönlendirildi', en: 'Passed to the unit' },
  in_progress: { tr: 'İşlemde', en: 'In progress' },
  awaiting_citizen: { tr: 'Ek bilgi bekleniyor', en: 'Waiting for more information' },
  resolved: { tr: 'Sonuçlandı', en: 'Concluded' },
  declined: { tr: 'İşleme alınamadı', en: 'Could not be processed' },
  transferred: { tr: 'Yetkili kuruma gönderildi', en: 'Sent to the institution in charge' },
  merged: { tr: 'Mevcut başvuru ile birleştirildi', en: 'Joined to an existing request' },
  withdrawn: { tr: 'Geri çekildi', en: 'Withdrawn' },
};
