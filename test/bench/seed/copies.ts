import { deskRow, type StoredRequest, type UniqueKind } from '@melikgazi/mimer-sdk/domain';
import { referenceOf } from '@melikgazi/mimer-sdk/reference';
import { keyHash } from '../../../reference-server/src/store/postgres/request-keys.ts';
import { termsOf } from '../../../reference-server/src/store/postgres/terms.ts';
import { seedDraft, seededRequest } from './document.ts';
import { drawingFrom } from './random.ts';
import { jurisdiction } from './setting.ts';

/** What a copy of a request has of its own; empty where the request has none. */
export interface Copy {
  readonly reference: string;
  readonly phone: string;
  readonly key: string;
  readonly nonce: string;
  readonly keyHash: string;
  readonly nonceHash: string;
  /** The lexemes of its numbers. */
  readonly numbers: string;
  /** Within the minute of the request that it is a copy of, milliseconds. */
  readonly at: number;
}

const hashOf = (kind: UniqueKind, key: string): string => (key === '' ? '' : keyHash(kind, key));

/** What of the request of that index each of its copies has of its own. */
export const originalOf = (index: number, count: number): Copy => copyFrom(seededRequest(index, count));

const copyFrom = (request: StoredRequest): Copy => {
  const { reference, applicant, uniques } = request;
  const key = uniques.idempotency?.key ?? '';
  const nonce = uniques.nonce ?? '';
  const { summary, phone } = deskRow(request);
  return {
    reference,
    phone: applicant?.phone ?? '',
    ...{ key, nonce, keyHash: hashOf('idempotency', key), nonceHash: hashOf('nonce', nonce) },
    numbers: termsOf(jurisdiction, { summary, phone, text: '', identity: '' }, ''),
    at: 0,
  };
};

/** Makes copies of the first `originals` seeded requests; that of `index` is one of the request `index % originals`. */
export const copying = (originals: number): ((index: number) => Copy) => {
  const requests = Array.from({ length: originals }, (_, index) => {
    const request = seededRequest(index, originals);
    return { request, summary: deskRow(request).summary };
  });
  return index => {
    const original = requests[index % originals];
    if (original === undefined) throw new Error('There is nothing to copy.');
    const { request, summary } = original;
    const draw = drawingFrom(index);
    // The number that no other seeded request has; the year is that of the original.
    const [, number = ''] = seedDraft(index, originals).drawReference().split('-');
    const reference = referenceOf(Number(request.reference.slice(0, 4)), Number(number));
    const digits = draw.characters('0123456789', 9);
    const phone = request.applicant?.phone === undefined ? '' : `+905${digits}`;
    const { uniques } = seedDraft(index, originals);
    const key = uniques.idempotency?.key ?? '';
    const nonce = request.uniques.nonce === undefined ? '' : draw.characters('0123456789abcdef', 32);
    const copied = { summary: { ...summary, reference }, phone: phone.slice(1), text: '', identity: '' };
    return {
      ...{
        reference,
        phone,
        key,
        nonce,
        keyHash: hashOf('idempotency', key),
        nonceHash: hashOf('nonce', nonce),
      },
      numbers: termsOf(jurisdiction, copied, ''),
      at: draw.below(60_000),
    };
  };
};
