import { formatPhone } from '@melikgazi/mimer-sdk/phone';
import { html, type TemplateResult } from 'lit';

/** A number that a telephone can dial, written as people read it. */
export const phoneLink = (phone: string): TemplateResult =>
  html`<a part="link" class="phone" href="tel:${phone}" dir="ltr">${formatPhone(phone)}</a>`;
