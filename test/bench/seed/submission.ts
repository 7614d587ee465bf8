import type { NewRequest } from '@melikgazi/mimer-sdk/contract';
import { drawingFrom } from './random.ts';
import { services } from './services.ts';
import { complaints, details, familyNames, givenNames, streets } from './words.ts';

/** The body of a submission by the contact centre, the same for the same index. */
export const submission = (index: number): NewRequest => {
  const draw = drawingFrom(index);
  return {
    kind: 'complaint',
    service: draw.one(services.filter(({ code }) => code !== 'KLT-01')).code,
    description: `${draw.one(complaints)} ${draw.one(details)}`,
    location: {
      neighbourhood: '19-mayis',
      street: draw.one(streets),
      buildingNumber: String(1 + draw.below(180)),
    },
    applicant: {
      givenName: draw.one(givenNames),
      familyName: draw.one(familyNames),
      phone: `+905${draw.characters('0123456789', 9)}`,
      address: `${draw.one(streets)} No: ${1 + draw.below(180)}, Melikgazi`,
    },
    source: 'phone',
    reply: { channel: 'none', locale: 'tr' },
  };
};

/** The submission as it goes over the wire, with a place for the idempotency key. */
export const submissionRequest = (index: number, apiKey: string): string => {
  const body = JSON.stringify(submission(index));
  return [
    'POST /melikgazi/v1/requests HTTP/1.1',
    'Host: localhost',
    `Authorization: Bearer ${apiKey}`,
    'Idempotency-Key: {key}',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
};
