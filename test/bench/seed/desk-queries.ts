import type { DeskQuery } from '@melikgazi/mimer-sdk/contract';
import { seededRequest } from './document.ts';
import { drawingFrom } from './random.ts';
import { services } from './services.ts';
import { familyNames, givenNames, rarities } from './words.ts';

/** What clerks look for. */
export const deskQueryKinds = ['filters', 'number', 'telephone', 'name', 'text'] as const;
export type DeskQueryKind = (typeof deskQueryKinds)[number];

/** A query of that kind among so many seeded requests, the same for the same index. */
export const deskQuery = (kind: DeskQueryKind, index: number, count: number): DeskQuery => {
  const draw = drawingFrom(index);
  const { reference, applicant } = seededRequest(draw.below(count), count);
  switch (kind) {
    case 'filters':
      return draw.one<DeskQuery>([
        { status: draw.one(['received', 'forwarded', 'resolved', 'declined']) },
        { unit: draw.one(services).unit, overdue: true, sort: 'dueOn' },
        { service: draw.one(services).code, source: 'phone', sort: '-updatedAt' },
        { kind: 'complaint', receivedFrom: '2025-03-01', receivedTo: '2025-03-31' },
        {},
      ]);
    case 'number':
      return { q: draw.one([reference, reference.replaceAll('-', ' '), reference.slice(5, 12)]) };
    case 'telephone': {
      const national = applicant?.phone?.slice(3) ?? '5302539191';
      return { q: draw.one([`0${national}`, national.slice(3)]) };
    }
    case 'name':
      return {
        q: draw.one([
          `${draw.one(givenNames)} ${draw.one(familyNames)}`,
          draw.one(familyNames).toLocaleUpperCase('tr'),
          draw.one(givenNames),
        ]),
      };
    case 'text':
      return {
        q: draw.one([draw.one(rarities), 'rögar cadde', 'kaldirim', 'salıncak zincir', 'bulunmayan kelime']),
      };
  }
};

/** The same as the query of a call's URL. */
export const queryString = (query: DeskQuery): string =>
  new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString();
