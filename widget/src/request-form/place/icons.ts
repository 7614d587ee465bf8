import { svg, html, type TemplateResult } from 'lit';

const icon = (paths: TemplateResult): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${paths}</svg>`;

/** The sign of one's own place. */
export const locateIcon = icon(
  svg`<circle cx="12" cy="12" r="3.25" class="full" /><circle cx="12" cy="12" r="7" /><path d="M12 1.75V5m0 14v3.25M1.75 12H5m14 0h3.25" />`,
);

/** A folded map. */
export const mapIcon = icon(
  svg`<path d="m9 4.5-6 2.25V20l6-2.5 6 2.5 6-2.25V4.5L15 7 9 4.5Zm0 0v13M15 7v13" />`,
);

/** A pin with its hole. */
export const pinIcon = icon(
  svg`<path d="M12 21.75s7-6.4 7-11.9a7 7 0 1 0-14 0c0 5.5 7 11.9 7 11.9Z" /><circle cx="12" cy="9.75" r="2.5" class="full" />`,
);

export const plusIcon = icon(svg`<path d="M12 5v14M5 12h14" />`);

export const minusIcon = icon(svg`<path d="M5 12h14" />`);

/** The cross in the middle of the map: dark within light, to be seen on any picture. */
export const crossIcon = icon(
  svg`<path class="halo" d="M12 1v7m0 8v7M1 12h7m8 0h7" /><path d="M12 1v7m0 8v7M1 12h7m8 0h7" /><circle cx="12" cy="12" r="1.4" class="full" />`,
);
