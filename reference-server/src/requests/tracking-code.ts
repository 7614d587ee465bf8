import { createHmac } from 'node:crypto';

/** Whose request a tracking code opens. `salt` is 128 random bits in hex; renewing the code replaces it. */
export interface TrackingSubject {
  readonly jurisdiction: string;
  readonly reference: string;
  readonly salt: string;
}

/** The ten digits that go with a reference: 64 bits of an HMAC, modulo 10¹⁰. */
export const trackingCodeOf = (
  secret: string,
  { jurisdiction, reference, salt }: TrackingSubject,
): string => {
  const mac = createHmac('sha256', secret).update(`track.v1|${jurisdiction}|${reference}|${salt}`).digest();
  return (mac.readBigUInt64BE() % 10n ** 10n).toString().padStart(10, '0');
};
