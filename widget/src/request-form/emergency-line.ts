import type { Jurisdiction } from '@melikgazi/mimer-sdk';
import { html, nothing } from 'lit';

/** Whom to call when it is urgent; the number within the municipality's sentence is one that a telephone can dial. */
export const emergencyLine = ({ emergency }: Jurisdiction): unknown => {
  if (emergency === undefined) return nothing;
  const { number, text } = emergency;
  const [before = text, ...after] = text.split(number);
  return html`<p part="line emergency">
    ${before}${
      after.length === 0
        ? nothing
        : html`<a part="link" href="tel:${number}">${number}</a>${after.join(number)}`
    }
  </p>`;
};
