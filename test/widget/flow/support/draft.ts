import type { Answers } from '../../../../widget/src/flow/answers.ts';
import { draftOf, type Draft } from '../../../../widget/src/flow/draft.ts';
import type { Catalogue } from '../../../../widget/src/flow/catalogue.ts';
import { jurisdiction, services } from '../../../support/catalogue.ts';

export const catalogue: Catalogue = { jurisdiction, services };

/** A complaint about a hole in the road with everything it needs. */
export const complete: Answers = {
  description: 'Sokağımızda büyük bir çukur var.',
  service: 'YOL-01',
  kind: 'complaint',
  'attribute:blocked': 'false',
  neighbourhood: 'hunat',
  street: 'Nuh Naci Yazgan Caddesi',
  givenName: 'Ayşe',
  familyName: 'Yılmaz',
  channel: 'sms',
  phone: '0530 123 45 67',
  address: 'Hunat Mah. No: 12',
  'notice:general': true,
};

export const draftWith = (answers: Answers): Draft => draftOf(catalogue, { ...complete, ...answers });
