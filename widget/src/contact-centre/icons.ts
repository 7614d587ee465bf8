import { html, svg, type TemplateResult } from 'lit';
import type { Channel } from './channels.ts';

const paths: Readonly<Record<Channel['name'] | 'office', TemplateResult>> = {
  phone: svg`<path d="M6.2 3.5h2.6l1.5 4.2-2 1.5a12 12 0 0 0 6.5 6.5l1.5-2 4.2 1.5v2.6c0 1.5-1.2 2.7-2.7 2.7A14.3 14.3 0 0 1 3.5 6.2c0-1.5 1.2-2.7 2.7-2.7Z" />`,
  whatsapp: svg`<path d="M4 20l1.2-4A8.3 8.3 0 1 1 8 18.8L4 20Z" /><path d="M9 8.6c0 3.6 2.8 6.4 6.4 6.4l.8-1.7-2-1-1 .9a5.4 5.4 0 0 1-2.4-2.4l.9-1-1-2-1.7.8Z" />`,
  email: svg`<rect x="3.5" y="5.5" width="17" height="13" rx="2" /><path d="m4.5 7 7.5 6 7.5-6" />`,
  website: svg`<circle cx="12" cy="12" r="8.5" /><path d="M3.5 12h17M12 3.5c2.4 2.4 3.5 5.2 3.5 8.5s-1.1 6.1-3.5 8.5c-2.4-2.4-3.5-5.2-3.5-8.5s1.1-6.1 3.5-8.5Z" />`,
  office: svg`<path d="M3.5 20.5h17M5.5 20.5v-9m4.3 9v-9m4.4 9v-9m4.3 9v-9M3.5 11.5h17v-2L12 4 3.5 9.5Z" />`,
};

/** A picture for the eye only: the name stands beside it. */
export const channelIcon = (name: Channel['name'] | 'office'): TemplateResult =>
  html`<svg part="icon" viewBox="0 0 24 24" aria-hidden="true">${paths[name]}</svg>`;
